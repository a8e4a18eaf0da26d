// The part of moment-business-time that the benchmark asks; it brings no types of its own.
declare module 'moment-business-time' {
  interface BusinessMoment {
    addWorkingTime(amount: number, unit: 'minutes'): BusinessMoment;
    valueOf(): number;
  }
  interface Momentary {
    (epochMs: number): BusinessMoment;
    updateLocale(locale: string, settings: { workinghours: Record<number, readonly string[] | null> }): void;
  }
  const moment: Momentary;
  export default moment;
}
