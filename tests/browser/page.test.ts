import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Demo } from "../../src/playground/demo.ts";
import { desktop, launch, openPage, phone, type WatchedPage } from "./browser.ts";
import { startSampleDemo } from "./sample-demo.ts";

let browser: Browser;
let demo: Demo;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launch(), startSampleDemo()]);
}, 30_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

async function visit(viewport = desktop, options = {}): Promise<Page> {
  const watched = await openPage(browser, demo.address, viewport, options);
  opened.push(watched);
  return watched.page;
}

async function be(page: Page, name: string): Promise<void> {
  await page.locator("#me").click();
  await page.getByRole("searchbox").fill(name);
  await page.keyboard.press("Enter");
  await page.locator("#me", { hasText: name }).waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  const before = await page.locator(".message").count();
  await page.locator("#say").fill(text);
  await page.locator("#say").press("Enter");
  await expect.poll(() => page.locator(".message").count()).toBeGreaterThanOrEqual(before + 2);
}

const lastCard = (page: Page) => page.locator(".card").last();

test("a card is drawn with its parts; its table turns pages, its panel opens, its buttons answer", async () => {
  const page = await visit();
  await page.getByRole("button", { name: "我们部门负责什么？" }).click();
  const card = lastCard(page);
  await card.getByText("区安监局的任务").waitFor();
  await expect.poll(() => card.locator(".card-table").last().locator("tbody tr").count()).toBe(5);
  await card.getByRole("button", { name: "下一页" }).click();
  expect(await card.getByText("的第 6 项").count()).toBe(1);
  expect(await card.getByText("<转义> *星号*").count()).toBe(1);
  expect(await card.getByText("折叠的内容").isVisible()).toBe(false);
  await card.getByText("更多（2 项）").click();
  expect(await card.getByText("折叠的内容").isVisible()).toBe(true);
  await card.getByText("点这一块也行").click();
  await page.locator(".toast", { hasText: "整块" }).waitFor();
  expect(await card.getByRole("button", { name: "不可用" }).isDisabled()).toBe(true);
});

test("a click that asks first sends nothing when refused", async () => {
  const page = await visit();
  let touches = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/playground/touch")) touches++;
  });
  await say(page, "我们部门负责什么");
  await lastCard(page).getByRole("button", { name: "退回" }).click();
  await page.getByRole("button", { name: "取消" }).click();
  await lastCard(page).getByRole("button", { name: "退回" }).click();
  await page.getByRole("button", { name: "确定" }).click();
  await page.locator(".toast", { hasText: "退回" }).waitFor();
  expect(touches).toBe(1);
});

test("the overflow menu opens over the card and sends the chosen option", async () => {
  const page = await visit();
  await say(page, "我们部门负责什么");
  await lastCard(page).getByRole("button", { name: "更多操作" }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".toast", { hasText: "more" }).waitFor();
});

test("a form shows what is missing beside the fields, keeps what was typed, and is replaced when saved", async () => {
  const page = await visit();
  await say(page, "/汇报 12");
  const form = lastCard(page);
  await form.getByLabel("完成比例").fill("60");
  await form.getByRole("button", { name: "提交" }).click();
  await form.getByText("必填，请填写").first().waitFor();
  expect(await form.getByText("必填，请填写").count()).toBe(2);
  expect(await form.getByLabel("完成比例").inputValue()).toBe("60");
  await form.getByRole("combobox", { name: "状态" }).selectOption("已完成");
  await form.getByLabel("进展情况").fill("初稿\n完成");
  await form.locator("input[type=date]").fill("2018-06-30");
  await form.getByRole("button", { name: "提交" }).click();
  await page.locator(".toast.success", { hasText: "已保存" }).waitFor();
  await lastCard(page).getByText("已记录").waitFor();
});

test("a message that arrives meanwhile leaves a half-filled form alone", async () => {
  const page = await visit();
  await be(page, "区发改委");
  await say(page, "/汇报 12");
  await page.getByLabel("进展情况").fill("写到一半");
  const people = [...demo.platform.world.state.people.values()];
  const { openId } = people.find((one) => one.name === "区发改委联络员")!;
  await demo.platform.person(openId).says("又来一条");
  await page.locator(".bubble", { hasText: "您说：又来一条" }).waitFor();
  expect(await page.getByLabel("进展情况").inputValue()).toBe("写到一半");
  await page.keyboard.type("，接着写");
  expect(await page.getByLabel("进展情况").inputValue()).toBe("写到一半，接着写");
});

test("charts are drawn by the chart library, fetched from the demo itself", async () => {
  const page = await visit();
  await say(page, "看图");
  await expect.poll(() => lastCard(page).locator(".chart canvas").count(), { timeout: 15_000 }).toBe(3);
  const label = await lastCard(page).locator(".chart").first().getAttribute("aria-label");
  expect(label).toContain("推进中 41");
});

test("files go both ways", async () => {
  const page = await visit();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "任务分工.txt", mimeType: "text/plain", buffer: Buffer.from("一、任务") });
  const link = page.getByRole("link", { name: /任务分工.txt/ }).last();
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("任务分工.txt");
});

test("the clock goes forward to Monday's digest, which waits unread in the group", async () => {
  const page = await visit();
  await be(page, "安委办");
  await page.getByRole("button", { name: "+1 周" }).click();
  await page.locator(".toast", { hasText: "现在是" }).waitFor();
  const group = page.locator(".chat-entry", { hasText: "安全生产规划工作群" });
  await group.locator(".badge").waitFor();
  await group.click();
  // Begun before nine on a Monday there are two Mondays on the way.
  await page.locator(".card", { hasText: "本周进展" }).last().waitFor();
  expect(await group.locator(".badge").count()).toBe(0);
});

test("in a group the bot is mentioned by its button", async () => {
  const page = await visit();
  await be(page, "区政府");
  await page.locator(".chat-entry", { hasText: "工作群" }).click();
  await page.getByRole("button", { name: "@督办助手" }).click();
  await page.keyboard.type("你好");
  await page.keyboard.press("Enter");
  await page.locator(".bubble", { hasText: "您说：你好" }).waitFor();
  expect(await page.locator(".mine .mention").last().textContent()).toBe("@督办助手");
});

test("everything can be done from the keyboard", async () => {
  const page = await visit();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("say");
  await page.keyboard.type("/");
  await page.getByRole("option", { name: "/汇报" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.locator("#say").inputValue()).toBe("/汇报 ");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await lastCard(page).getByText("汇报 第 12 项").waitFor();
  const outline = await focusedOutlines(page, 40);
  expect(outline.reached).toContain("提交");
  expect(outline.unseen).toEqual([]);
  await page.locator("#me").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("教育");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#me", { hasText: "区教育局" }).waitFor();
});

/** Tabs backwards through the page: what is reached, and what does not show that it has the focus. */
async function focusedOutlines(page: Page, steps: number) {
  const reached: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press("Shift+Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const style = getComputedStyle(element);
      const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
      return {
        name,
        shows: style.outlineStyle !== "none" || style.boxShadow !== "none" || element.id === "say",
      };
    });
    if (!focused) continue;
    reached.push(focused.name);
    if (!focused.shows) unseen.push(focused.name);
  }
  return { reached, unseen };
}

test("on a phone the list and the conversation take turns, and nothing is cut off", async () => {
  const page = await visit(phone, { hasTouch: true });
  await page.locator(".chat-entry").first().tap();
  await say(page, "我们部门负责什么");
  await say(page, "/汇报 12");
  await say(page, "看图");
  const overflowing = await page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>(".conversation *")].filter((element) => {
      if (element.closest(".table-scroll, .chart, svg, .unseen") || element.matches(".unseen")) return false;
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
    });
    return [
      document.documentElement.scrollWidth > innerWidth ? "page" : "",
      ...wide.map((one) => one.className),
    ];
  });
  expect(overflowing.filter(Boolean)).toEqual([]);
  await page.getByRole("button", { name: "返回会话列表" }).tap();
  expect(await page.locator("#say").isVisible()).toBe(false);
  await page.locator(".chat-entry").nth(1).tap();
  await page.locator("#say").waitFor();
});

test("the page speaks English when asked, and remembers", async () => {
  const page = await visit();
  await be(page, "区农业局");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "What is my department responsible for?" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Chats" }).waitFor();
});

test("switching the language keeps what was typed and not yet sent", async () => {
  const page = await visit();
  await say(page, "/汇报 12");
  const form = page.locator(".card .form").last();
  const fields = form.locator("textarea, input:not([type=date]):not([type=checkbox])");
  await fields.first().fill("草稿");
  await page.locator("#say").fill("还没发的话");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Chats" }).waitFor();
  expect(await fields.first().inputValue()).toBe("草稿");
  expect(await page.locator("#say").inputValue()).toBe("还没发的话");
});

test("a whole command behind a mention is sent by the first Enter", async () => {
  const page = await visit();
  await page.locator("#say").fill("@督办助手 /汇报");
  await page.locator("#say").press("Enter");
  await expect.poll(() => page.locator("#say").inputValue()).toBe("");
});

test("every control has a name, and the texts stand out from what is behind them", async () => {
  const page = await visit();
  await say(page, "我们部门负责什么");
  await say(page, "/汇报 12");
  const faults = await page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((one) => {
        const part = one / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): string | null => {
      if (!element) return "rgb(255,255,255)";
      const style = getComputedStyle(element);
      if (style.backgroundImage !== "none") return null;
      const [, , , alpha = 1] = channels(style.backgroundColor);
      return alpha === 1 ? style.backgroundColor : alpha === 0 ? behind(element.parentElement) : null;
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const isControl = element.matches("button, input:not([type=file]), select, textarea");
      const name =
        element.ariaLabel ||
        element.textContent ||
        (element as HTMLInputElement).labels?.length ||
        element.title;
      if (isControl && element.offsetParent && !name)
        found.push(`no name: ${element.outerHTML.slice(0, 120)}`);
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const ground =
        text && element.offsetParent && !element.closest(":disabled, svg") ? behind(element) : null;
      if (!ground) continue;
      const [light, dark] = [luminance(ground), luminance(getComputedStyle(element).color)].sort(
        (a, b) => b - a,
      );
      const contrast = (light! + 0.05) / (dark! + 0.05);
      if (contrast < 4.5)
        found.push(`${contrast.toFixed(1)}: ${element.className} ${element.textContent?.slice(0, 20)}`);
    }
    return found;
  });
  expect(faults).toEqual([]);
});

test("nothing went wrong in any page, and nothing was asked of anybody but the demo", () => {
  expect(opened.length).toBeGreaterThan(10);
  expect(opened.flatMap((one) => one.problems)).toEqual([]);
  expect(new Set(opened.flatMap((one) => [...one.addresses]))).toEqual(new Set([demo.address]));
});
