import type { Change } from "../world.ts";
import { ChatPage } from "./chat-page.ts";
import { announce } from "./notices.ts";
import { createState, type PageState } from "./page-state.ts";
import { server } from "./server.ts";

const refreshEveryMs = 30_000;
const gatherMs = 60;

async function start(): Promise<void> {
  const state = createState(await server.world());
  const page = new ChatPage(state);
  await page.enter();
  listen(page, state);
  document.addEventListener("click", closePanels);
}

/** Changes arrive as they happen; a slow beat catches what a broken line missed. */
function listen(page: ChatPage, state: PageState): void {
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      void page.refresh();
    }, gatherMs);
  };
  const changes = new EventSource("/playground/changes");
  changes.onmessage = (event) => {
    const change: Change = JSON.parse(event.data);
    if (change.kind === "clock") void page.reloadWorld();
    else soon();
  };
  changes.onerror = () => announce(state.texts.reconnecting);
  setInterval(() => void page.reloadWorld(), refreshEveryMs);
}

/** A press outside an open panel closes it. */
function closePanels(event: MouseEvent): void {
  for (const panel of document.querySelectorAll<HTMLDetailsElement>(
    "details.clock[open], details.multi-select[open]",
  )) {
    if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  }
}

void start();
