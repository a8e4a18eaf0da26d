// Two soft notes when a promise breaks before the reader's eyes, but not in the board's quiet hours.
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { minuteTime } from '../shared/instant.ts';
import { isQuietAt, type BoardSettings } from './stage.ts';
import type { Lack } from './words.ts';

export interface Chimed {
  readonly justBroken: Readonly<Ref<boolean>>;
  readonly settings: () => BoardSettings | null;
  readonly now: () => number;
  readonly zone: () => string;
}

const NOTES_HZ = [660, 495];
const NOTE_S = 0.35;
const LOUDNESS = 0.15;

/** Rings; answers what keeps it from ringing, for the line that says what this screen lacks. */
export function useChime({ justBroken, settings, now, zone }: Chimed): Readonly<Ref<Lack | null>> {
  const lacks = ref<Lack | null>(null);
  let sound: AudioContext | null = null;

  async function ring(): Promise<void> {
    sound ??= new AudioContext();
    // A browser that wants to be touched first leaves it suspended; a kiosk may be told to let pages play.
    if (sound.state === 'suspended') await sound.resume().catch(() => undefined);
    lacks.value = sound.state === 'running' ? null : 'touch';
    if (sound.state === 'running')
      NOTES_HZ.forEach((hertz, place) => play(sound as AudioContext, hertz, place * NOTE_S));
  }

  const stop = watch(justBroken, (broken) => {
    const set = settings();
    if (!broken || set?.chime !== true || isQuietAt(minuteTime(now(), zone()), set)) return;
    void ring();
  });
  onScopeDispose(() => {
    stop();
    void sound?.close();
  });
  return lacks;
}

function play(sound: AudioContext, hertz: number, afterSeconds: number): void {
  const at = sound.currentTime + afterSeconds;
  const tone = sound.createOscillator();
  const gain = sound.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(LOUDNESS, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S);
  tone.connect(gain).connect(sound.destination);
  tone.start(at);
  tone.stop(at + NOTE_S);
}
