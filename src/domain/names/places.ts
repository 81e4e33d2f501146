import { lazy } from "../lazy.ts";

/**
 * Counties, districts, cities and provinces by their full and, where no ordinary word is the same, their short names. Loaded
 * with the first question: a Worker that only sends digests needs none.
 */
export const loadPlaces = lazy(async (): Promise<ReadonlySet<string>> => {
  const { default: lines } = await import("../../../data/places.json", { with: { type: "json" } });
  const names = new Set(lines.flatMap((line) => line.split(" ")));
  for (const name of [...names]) {
    const short = name.replace(/(?:自治)?[区县市省州盟旗]$/, "");
    if (short.length >= 2 && !ordinary.has(short)) names.add(short);
  }
  return names;
});

const ordinary = new Set(
  "公安 平安 长安 合作 建设 新建 城关 城区 郊区 开发 富裕 大同 通道 交口 和平 民主 新城 新区 中心 安全 石化 港口 河口 海港 路桥 桥东 桥西".split(
    " ",
  ),
);
