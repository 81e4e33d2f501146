import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's Chromium, kept from calling anywhere. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--lang=zh-CN",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

/** A page that remembers everything that went wrong in it, and every address it asked for. */
export interface WatchedPage {
  page: Page;
  problems: string[];
  addresses: Set<string>;
}

export async function openPage(
  browser: Browser,
  address: string,
  viewport: { width: number; height: number } = desktop,
  options: { hasTouch?: boolean; reducedMotion?: "reduce" } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport,
    locale: "zh-CN",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const addresses = new Set<string>();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) addresses.add(new URL(request.url()).origin);
  });
  page.on("requestfailed", (request) => {
    if (!request.url().includes("/playground/changes")) problems.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(address);
  await page.locator("#say").waitFor({ state: "attached" });
  return { page, problems, addresses };
}
