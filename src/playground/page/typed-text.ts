type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What stands in the fields before the page is drawn anew; the answer puts it back into the fields drawn since. */
export function rememberTyped(page: ParentNode): () => void {
  const before = [...forms(page)].map(([key, fields]) => [key, fields.map(read)] as const);
  return () => {
    const now = forms(page);
    for (const [key, values] of before) {
      const fields = now.get(key) ?? [];
      if (fields.length !== values.length) continue;
      for (const [index, field] of fields.entries()) write(field, values[index] ?? "");
    }
  };
}

/** The composer's box, and the fields of each card's forms by their message and place. */
function forms(page: ParentNode): Map<string, Field[]> {
  const found = new Map<string, Field[]>();
  const add = (key: string, place: ParentNode, selector: string): void => {
    found.set(
      key,
      [...place.querySelectorAll<Field>(selector)].filter(({ type }) => type !== "file"),
    );
  };
  add("say", page, "#say");
  for (const message of page.querySelectorAll<HTMLElement>("[data-message]")) {
    // Outside a form a change is told to the bot at once: nothing there waits to be sent.
    const within = ["input", "select", "textarea"].map((tag) => `.form ${tag}`).join(", ");
    add(message.dataset.message ?? "", message, within);
  }
  return found;
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const read = (field: Field): string => (isTicked(field) ? String(field.checked) : field.value);

function write(field: Field, value: string): void {
  if (read(field) === value) return;
  if (isTicked(field)) field.checked = value === "true";
  else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
