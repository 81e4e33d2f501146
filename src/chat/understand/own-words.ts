import { anyOf } from "../../domain/any-of.ts";

const office =
  "部门|单位|局|委(?!员|托)|部(?!分|署)|办(?!理|法|公)|办公室|街道|街镇|镇|中心|分局|支队|大队|所|处|队|科室|这边|这里|这头";
/** 咱这个方案, 我们规划里: everybody's. */
const ofPaper = "(?:这|那)?[个份本]?的?(?:规划(?!局|分局|资源|部门|和)|方案|文件|分工)";
/** 我们, 我局, 本单位, 咱们委; 我 before what only a body does. */
export const ownWords = anyOf(
  new RegExp(`(?:我们?|我门)(?:这(?:个|边|里)?)?的?(?:${office})`, "u"),
  new RegExp(`咱(?!们?(?:这)?(?:[区市国省县]|${ofPaper}))(?:们)?(?:这)?(?:${office})?`, "u"),
  new RegExp(`俺们?(?![区市国省县])(?:这)?(?:${office})?|我门`, "u"),
  // 我们市, 我们这个规划 are not ours; 我们市场局 is.
  new RegExp(`我们(?!区|市(?!场|容|政|监)|国(?!土|资)|省|${ofPaper})`, "u"),
  /我(?=负责|牵头|配合|参与|承担|有|要做|该|的(?:任务|职责|工作)|还|需要|手[上头里])/u,
  new RegExp(`(?<![基样成资日课根版剧书])本(?:${office})`, "u"),
  /\b(?:my|ours?|mine|we|us)\b|\bwo ?men\b/u,
  /\bi\b(?= (?:lead|am|have|do|need|own|support|responsible))/u,
);
