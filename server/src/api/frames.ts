// Frames of text as a server sends them (RFC 6455): unmasked, whole, uncompressed.
import type { Payload } from '../push/hub.ts';

const CLOSING_BRACKET = 0x7d;
const TEXT_WHOLE = 0x81;

/** Each payload as a message of its own between `before` and a closing bracket, all in one piece. */
export function framesOf(payloads: readonly Payload[], before: string): Buffer<ArrayBuffer> {
  const around = Buffer.byteLength(before) + 1;
  const size = payloads.reduce((sum, { bytes }) => sum + headOf(bytes.length + around) + bytes.length + around, 0);
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  for (const { bytes } of payloads) {
    at = writeHead(frames, at, bytes.length + around);
    at += frames.write(before, at);
    at += bytes.copy(frames, at);
    at = frames.writeUInt8(CLOSING_BRACKET, at);
  }
  return frames;
}

const headOf = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** Where the message begins. */
function writeHead(frames: Buffer, at: number, length: number): number {
  frames[at] = TEXT_WHOLE;
  if (length < 126) {
    frames[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    frames[at + 1] = 126;
    return frames.writeUInt16BE(length, at + 2);
  }
  frames[at + 1] = 127;
  return frames.writeBigUInt64BE(BigInt(length), at + 2);
}
