// What the palette is measured with: WCAG contrast, and CIE76 distance as seen with normal and with each kind of
// colour-blind eyes (Machado, Oliveira and Fernandes 2009, severity 1).

export type Rgb = readonly [number, number, number];

export const eyes = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Eyes = (typeof eyes)[number];

const seen: Readonly<Record<Exclude<Eyes, 'normal'>, readonly Rgb[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear light, 0–1, of "#45aaf6". */
export function linear(hex: string): Rgb {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG contrast of two colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function as(colour: Rgb, viewer: Eyes): Rgb {
  if (viewer === 'normal') return colour;
  const rows = seen[viewer].map(([r, g, b]) => r * colour[0] + g * colour[1] + b * colour[2]);
  const [red = 0, green = 0, blue = 0] = rows.map((value) => Math.min(1, Math.max(0, value)));
  return [red, green, blue];
}

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 distance of two colours in these eyes. */
export function distance(a: string, b: string, viewer: Eyes): number {
  const [one, other] = [lab(as(linear(a), viewer)), lab(as(linear(b), viewer))];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
