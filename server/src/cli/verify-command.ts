// `headroom verify FILE`: whether an exported proof holds, without a server or a database.
import { readFile, stat } from 'node:fs/promises';
import type { ProofDocument } from '../clock/proof-document.ts';
import { NoProof, readProof, verifyProof } from '../clock/verify-proof.ts';
import { limits } from '../config.ts';
import { CommandFailed, type Call, type Command, type ExitCode } from './command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  operands: ['FILE'],
  about: 'Check an exported proof: its sums, and by counting the clock anew from the facts that stand in it.',
  options: {},
  run: runVerify,
};

async function runVerify({ operands: [file = ''], terminal }: Call): Promise<ExitCode> {
  const text = await textOf(file);
  try {
    const document = readProof(text);
    for (const line of aboutLines(document)) terminal.say(line);
    const findings = verifyProof(document);
    for (const { holds, words } of findings) terminal.say(`${holds ? 'agrees ' : 'DIFFERS'}  ${words}`);
    const wrong = findings.filter(({ holds }) => !holds).length;
    if (wrong === 0) terminal.say('The proof holds: all of it follows from its facts, clauses and hours.');
    else terminal.note(`The proof does not hold: ${String(wrong)} ${wrong === 1 ? 'thing differs' : 'things differ'}.`);
    return wrong === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof NoProof) throw new CommandFailed(`${file} is no proof that can be checked. ${error.message}`);
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > limits.proofBytes)
      throw new CommandFailed(`${file}: expected at most ${String(limits.proofBytes)} bytes.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    throw new CommandFailed(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function aboutLines({ ticket, clock, at, facts, agreements, segments, schedules, zoneData }: ProofDocument): string[] {
  const here = process.versions['tz'] ?? 'unknown';
  const used = new Set(segments.map(({ scheduleVersion }) => scheduleVersion));
  const hours = schedules.filter(({ scheduleVersion }) => used.has(scheduleVersion));
  const clauses = [
    ...new Set(segments.map((one) => `${one.clause} of ${one.agreement} version ${String(one.agreementVersion)}`)),
  ];
  return [
    `${clock.measure}, cycle ${String(clock.cycle)}, of ticket ${ticket.reference} (${ticket.source}), as of ${at}`,
    `  judged by   ${clauses.join('; ') || `none of ${String(agreements.length)} agreement versions`}`,
    `  counted by  ${hours.map(({ name, version }) => `${name} version ${String(version)}`).join('; ') || 'no hours'}`,
    `  facts       ${String(facts.length)}, as they stand in the document; whether they happened so, their source can say`,
    `  zone data   ${zoneData === here ? `${zoneData}, as here` : `${zoneData}; here it is ${here}, so the law of time may differ`}`,
  ];
}
