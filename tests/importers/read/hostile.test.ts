import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";
import { docx, p, tbl } from "./build-docx.ts";
import { refusal, table } from "./page-view.ts";

/** Every refusal has to come well before a chat would give up. */
const patienceMs = 10_000;

function timed(name: string, run: () => Promise<void>): void {
  test(name, run, patienceMs);
}

timed("a bomb of one repeated paragraph stops while it inflates", async () => {
  const bomb = docx(p("安").repeat(3_000_000));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await refusal(bomb, "a.docx")).toMatchObject({
    code: "too-complex",
    facts: { unit: "times packed" },
  });
});

timed("a directory that lies about sizes does not widen the limits", async () => {
  const bomb = docx(p("安") + " ".repeat(40 * 1024 * 1024));
  expect(await refusal(bomb, "a.docx")).toMatchObject({ code: "too-complex" });
  expect(await refusal(withDeclaredSize(bomb, "word/document.xml", 100), "a.docx")).toMatchObject({
    code: "too-complex",
  });
});

timed("pictures are never inflated, however big they claim to be", async () => {
  const picture = new Uint8Array(100 * 1024 * 1024);
  const bytes = zipSync({
    "word/document.xml": strToU8(`<w:document xmlns:w="x"><w:body>${p("安全")}</w:body></w:document>`),
    "word/media/a.png": picture,
  });
  expect((await readFile(bytes, "a.docx")).blocks).toMatchObject([{ text: "安全" }]);
});

timed("a zip of very many parts, and one without a directory", async () => {
  const parts = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`x${i}`, new Uint8Array()]));
  expect(await refusal(zipSync(parts), "a.docx")).toMatchObject({
    code: "too-complex",
    facts: { unit: "parts" },
  });
  expect(await refusal(zipSync({ a: strToU8("x") }), "a.zip")).toMatchObject({ code: "kind-unknown" });
  expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "a.docx")).toMatchObject({
    code: "damaged",
  });
});

timed("entities: growing ones, and ones that would fetch, are refused with their document type", async () => {
  for (const type of [
    '[<!ENTITY a "安安安安"><!ENTITY b "&a;&a;&a;&a;">]',
    '[<!ENTITY a SYSTEM "file:///etc/passwd">]',
    'SYSTEM "http://127.0.0.1/x.dtd"',
  ]) {
    const xml = `<?xml version="1.0"?><!DOCTYPE w:document ${type}><w:document xmlns:w="x"><w:body>${p("&a;")}</w:body></w:document>`;
    expect(await refusal(zipSync({ "word/document.xml": strToU8(xml) }), "a.docx")).toMatchObject({
      code: "too-complex",
    });
  }
});

timed("tables in tables and elements in elements end at their depth", async () => {
  let nested = p("里");
  for (let i = 0; i < 9; i += 1) nested = tbl([1000], [[nested]]);
  expect(await refusal(docx(nested), "a.docx")).toMatchObject({
    code: "too-complex",
    facts: { unit: "tables in tables" },
  });
  const deep = `${"<w:x>".repeat(1000)}${"</w:x>".repeat(1000)}`;
  expect(await refusal(docx(deep), "a.docx")).toMatchObject({
    code: "too-complex",
    facts: { unit: "levels" },
  });
});

timed("a cell that claims a million columns, and too many paragraphs", async () => {
  const wide = tbl([1000], [[["甲", '<w:gridSpan w:val="1000000"/>']]]);
  expect(await refusal(docx(wide), "a.docx")).toMatchObject({
    code: "too-complex",
    facts: { unit: "columns" },
  });
  const many = Array.from({ length: 60_000 }, (_, i) => p(String(i * 7919))).join("");
  expect(await refusal(docx(many), "a.docx")).toMatchObject({ code: "too-large", facts: { unit: "rows" } });
});

timed("a locked Office file is known by its container", async () => {
  expect(await refusal(oleWith("EncryptedPackage"), "a.docx")).toMatchObject({ code: "encrypted" });
  expect(await refusal(oleWith("Other"), "a.doc")).toMatchObject({ code: "kind-unknown" });
});

timed("a container whose chain of sectors is a circle ends", async () => {
  const circle = oleWith("WordDocument");
  new DataView(circle.buffer).setUint32(512 + 4, 1, true);
  expect(await refusal(circle, "a.doc")).toMatchObject({ code: "damaged" });
});

timed("five thousand rows read in time that grows with them, not with their square", async () => {
  const rows = (count: number) =>
    docx(
      tbl(
        [600, 3000, 2000],
        Array.from({ length: count }, (_, i) => [String(i + 1), `任务${i}`, "区安监局"]),
      ),
    );
  const small = rows(500);
  const large = rows(5_000);
  await readFile(small, "a.docx");
  const first = await duration(() => readFile(small, "a.docx"));
  const second = await duration(() => readFile(large, "a.docx"));
  expect(table(await readFile(large, "a.docx")).rowCount).toBe(5_000);
  expect(second).toBeLessThan(Math.max(first, 10) * 40);
});

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The same zip with another unpacked size in its directory. */
function withDeclaredSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const changed = zip.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const found = new TextDecoder().decode(
      changed.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)),
    );
    if (found === name) view.setUint32(at + 24, size, true);
  }
  return changed;
}

/** The smallest container: header, one table sector, one directory sector with the root and one stream. */
function oleWith(name: string): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(60, 0xfffffffe, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let i = 0; i < 109; i += 1) view.setUint32(76 + 4 * i, i === 0 ? 0 : 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  const entry = (index: number, text: string, kind: number, child: number) => {
    const at = 1024 + 128 * index;
    for (let i = 0; i < text.length; i += 1) view.setUint16(at + 2 * i, text.charCodeAt(i), true);
    view.setUint16(at + 64, 2 * text.length + 2, true);
    view.setUint8(at + 66, kind);
    for (const link of [68, 72]) view.setUint32(at + link, 0xffffffff, true);
    view.setUint32(at + 76, child, true);
    view.setUint32(at + 116, 0xfffffffe, true);
  };
  entry(0, "Root Entry", 5, 1);
  entry(1, name, 2, 0xffffffff);
  return bytes;
}
