// The words of a PDF as a reader shows them: its streams are inflated, and what they draw is read through the fonts' own
// tables of letters. Only what pdfkit writes is understood.
import { inflateSync } from 'node:zlib';

/** By its length: what it ends with may look like the end of a line. */
const streamOf = (object: string): string => {
  const [, length = '', raw = ''] = /\/Length (\d+)\b[^]*?\bstream\r?\n([^]*)/.exec(object) ?? [];
  return raw === '' ? '' : inflateSync(Buffer.from(raw.slice(0, Number(length)), 'latin1')).toString('latin1');
};

const textOf = (hex: string): string =>
  String.fromCodePoint(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));

/** What each glyph of a font means, by its number in hexadecimal. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', to = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const said = [...list.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => textOf(hex));
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
      letters.set(code.toString(16).padStart(4, '0'), said[code - parseInt(from, 16)] ?? '');
  }
  return letters;
}

/** Everything that is written, in the order in which it is drawn, without the spaces between words. */
export function pdfText(file: Buffer): string {
  const objects = new Map(
    [...file.toString('latin1').matchAll(/^(\d+) 0 obj\r?\n([^]*?)\r?\nendobj/gm)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, cmap = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
      fonts.set(name, lettersOf(streamOf(objects.get(cmap) ?? '')));
    }
  const drawn: string[] = [];
  for (const body of objects.values()) {
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(body) ?? [];
    if (contents === '') continue;
    let letters = new Map<string, string>();
    for (const [, font, run = ''] of streamOf(objects.get(contents) ?? '').matchAll(
      /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
    )) {
      if (font !== undefined) letters = fonts.get(font) ?? new Map<string, string>();
      for (const [, hex = ''] of run.matchAll(/<([0-9a-f]*)>/gi))
        drawn.push((hex.match(/.{4}/g) ?? []).map((code) => letters.get(code.toLowerCase()) ?? '').join(''));
    }
  }
  return drawn.join('').replaceAll(/\s/g, '');
}
