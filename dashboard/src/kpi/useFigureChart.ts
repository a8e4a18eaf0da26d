// A drawn chart that is held by keyboard as under a mouse: arrows hold a point, whose numbers are shown and told, Enter and a
// press lead to what is behind a number, Escape leaves.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { computed, onBeforeUnmount, onMounted, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { chartConfiguration, type ChartedFigures } from './chartConfiguration.ts';
import { leadOf, placeAfter, spoken, type ChartPlace } from './chartPoint.ts';

Chart.register(
  ...[BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip],
);

export interface HeldChart {
  /** What is held, in words; empty: nothing. */
  readonly said: ComputedRef<string>;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onPress: (event: MouseEvent) => void;
  readonly onMove: (event: MouseEvent) => void;
  readonly leave: () => void;
}

type DrawnChart = Chart<'bar' | 'line', (number | null)[]>;
type Lead = ReturnType<typeof leadOf>;

/** Where the number under the mouse leads. */
function leadUnder(event: MouseEvent, chart: DrawnChart | null, figures: ChartedFigures): Lead {
  const [one] = chart?.getElementsAtEventForMode(event, 'nearest', { intersect: true }, false) ?? [];
  return one === undefined ? null : leadOf({ point: one.index, series: one.datasetIndex }, figures);
}

/** The numbers of a place that are drawn. */
const drawnAt = (place: ChartPlace | null, { series }: ChartedFigures): { datasetIndex: number; index: number }[] =>
  series.flatMap(({ values }, datasetIndex) =>
    place === null || (place.series ?? datasetIndex) !== datasetIndex || (values[place.point] ?? null) === null
      ? []
      : [{ datasetIndex, index: place.point }],
  );

export function useFigureChart(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  figures: () => ChartedFigures,
): HeldChart {
  const router = useRouter();
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const held = ref<ChartPlace | null>(null);
  let chart: DrawnChart | null = null;

  function draw(): void {
    chart?.destroy();
    const style = getComputedStyle(document.documentElement);
    const asked = chartConfiguration(figures(), (name) => style.getPropertyValue(name).trim());
    chart = canvas.value === null ? null : new Chart(canvas.value, asked);
    held.value = null;
  }

  /** What is held is shown as under a mouse. */
  function hold(place: ChartPlace | null): void {
    held.value = place;
    const shown = drawnAt(place, figures());
    chart?.setActiveElements(shown);
    chart?.tooltip?.setActiveElements(shown, { x: 0, y: 0 });
    chart?.update();
  }
  const follow = (lead: Lead): void => {
    if (lead !== null) void router.push(lead);
  };

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { labels, series, lying } = figures();
    if (event.key === 'Enter' && held.value !== null) {
      follow(leadOf(held.value, figures()));
      return;
    }
    const place = placeAfter(event.key, held.value, { points: labels.length, series: series.length, lying });
    if (place === undefined) return;
    event.preventDefault();
    hold(place);
    if (place === null && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
  }

  onMounted(() => {
    draw();
    dark.addEventListener('change', draw);
  });
  watch(() => [figures().labels, figures().series], draw);
  onBeforeUnmount(() => {
    dark.removeEventListener('change', draw);
    chart?.destroy();
  });
  return {
    said: computed(() => (held.value === null ? '' : spoken(held.value, figures()))),
    onKey,
    onPress: (event) => {
      follow(leadUnder(event, chart, figures()));
    },
    onMove: (event) => {
      if (canvas.value !== null)
        canvas.value.style.cursor = leadUnder(event, chart, figures()) === null ? '' : 'pointer';
    },
    leave: () => {
      hold(null);
    },
  };
}
