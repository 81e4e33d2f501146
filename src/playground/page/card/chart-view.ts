import { isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { type Draw, str } from "./card-scope.ts";

/** The one class used of the chart library, which is loaded as a script of its own. */
interface ChartLibrary {
  VChart: new (
    spec: Record<string, unknown>,
    options: { dom: HTMLElement; mode?: string },
  ) => { renderAsync(): Promise<unknown>; release(): void };
}

declare global {
  var VChart: ChartLibrary | undefined;
}

let loading: Promise<ChartLibrary> | null = null;

/** Fetched once, when the first chart is drawn. */
function library(): Promise<ChartLibrary> {
  loading ??= new Promise((resolve, reject) => {
    const script = h("script", { src: "/vchart.js" });
    script.onload = () =>
      globalThis.VChart ? resolve(globalThis.VChart) : reject(new Error("no chart library"));
    script.onerror = () => reject(new Error("the chart library could not be loaded"));
    document.head.append(script);
  });
  return loading;
}

const ratios: Record<string, string> = { "1:1": "1/1", "2:1": "2/1", "4:3": "4/3", "16:9": "16/9" };
const palette = ["#3370ff", "#34c724", "#ff8800", "#f54a45", "#7f3bf5", "#00b2b2", "#ffc60a", "#8f959e"];

/** The `chart` component, drawn by VChart as the platform's clients do. */
export const drawChart: Draw = (element, _path, { context }) => {
  const spec = isRecord(element.chart_spec) ? element.chart_spec : {};
  const title = isRecord(spec.title) ? str(spec.title.text) : "";
  const progress = /progress/i.test(str(spec.type));
  const box = h("div", {
    class: "chart",
    role: "img",
    "aria-label": `${title || context.texts.chart}${readable(spec)}`,
    style:
      fixedHeight(element.height) ??
      `aspect-ratio:${ratios[str(element.aspect_ratio)] ?? (progress ? "4/1" : "16/9")}`,
  });
  whenShown(box, async () => {
    try {
      const { VChart } = await library();
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      // The chart works on what it is given: the card keeps its own copy.
      const own: Record<string, unknown> = {
        color: palette,
        ...structuredClone(spec),
        ...(calm ? { animation: false } : {}),
      };
      await new VChart(own, { dom: box }).renderAsync();
    } catch {
      box.classList.add("failed");
      box.textContent = context.texts.chartFailed;
    }
  });
  return box;
};

const fixedHeight = (height: unknown): string | null =>
  /^\d{1,4}px$/.test(str(height)) ? `height:${str(height)}` : null;

/** A chart needs its size, so it is drawn once the card stands in the page. */
function whenShown(box: HTMLElement, draw: () => Promise<void>): void {
  const watch = new ResizeObserver(() => {
    if (box.clientWidth === 0) return;
    watch.disconnect();
    void draw();
  });
  watch.observe(box);
}

/** The chart's figures in words, for those who cannot see it. */
function readable(spec: Record<string, unknown>): string {
  const data = Array.isArray(spec.data) ? spec.data[0] : spec.data;
  const values = isRecord(data) && Array.isArray(data.values) ? data.values.filter(isRecord) : [];
  const rows = values.slice(0, 20).map((row) => Object.values(row).join(" "));
  return rows.length > 0 ? `：${rows.join("；")}` : "";
}
