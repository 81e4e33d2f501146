import type { CardJson } from "../../src/chat/platform.ts";

const plain = (content: string, english?: string) => ({
  tag: "plain_text",
  content,
  ...(english ? { i18n_content: { en_us: english } } : {}),
});
const callback = (value: Record<string, unknown>) => [{ type: "callback", value }];
const option = (text: string, value: string) => ({ text: plain(text), value });
const button = (text: string, type: string, extra: object = {}) => ({
  tag: "button",
  text: plain(text),
  type,
  behaviors: callback({ do: text }),
  ...extra,
});

const card = (title: string, template: string, elements: unknown[], extra: object = {}): CardJson => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: title } },
  header: { title: plain(title), template, ...extra },
  body: { elements },
});

const markdown = [
  "**牵头 18 项** · 负责 *12* 项 · ~~配合~~ 8 项，见[任务分工](https://example.com)。",
  "截至 <font color='red'>6月4日</font>，<text_tag color='green'>推进中</text_tag> 有 5 项，<at id=all></at> 请看。\n第二行 `代码` &#60;转义&#62; \\*星号\\*",
  "- 第一条\n  - 里面的一条\n- 第二条\n\n1. 甲\n2. 乙",
  "> 引用的话",
  "| 单位 | 任务 | 进度 |\n| --- | --- | --- |\n| 区安监局 | 12 | **40%** |\n| 区建设局 | 7 | 60% |",
].join("\n\n");

const rows = Array.from({ length: 23 }, (_, index) => ({
  seq: index + 1,
  title: `完善安全生产责任体系的第 ${index + 1} 项重点任务`,
  role: [{ text: index % 3 ? "配合" : "牵头", color: index % 3 ? "blue" : "orange" }],
  due: Date.UTC(2018, 11, 31, 0, 0),
  percent: index * 4.35,
}));

export const textCard = card(
  "区安监局的任务",
  "blue",
  [
    { tag: "markdown", content: markdown },
    { tag: "hr" },
    {
      tag: "div",
      text: {
        ...plain("2018年6月4日 · 〈安全生产“十三五”规划〉"),
        text_size: "notation",
        text_color: "grey",
      },
    },
    {
      tag: "table",
      page_size: 5,
      freeze_first_column: true,
      columns: [
        { name: "seq", display_name: "序号", data_type: "number", width: "80px" },
        { name: "title", display_name: "任务", data_type: "text", width: "240px" },
        { name: "role", display_name: "角色", data_type: "options" },
        { name: "due", display_name: "时限", data_type: "date", date_format: "YYYY-MM-DD" },
        {
          name: "percent",
          display_name: "完成",
          data_type: "number",
          format: { precision: 1 },
          horizontal_align: "right",
        },
      ],
      rows,
    },
    {
      tag: "column_set",
      flex_mode: "stretch",
      background_style: "grey",
      columns: ["牵头 18", "负责 12", "配合 8"].map((content) => ({
        tag: "column",
        width: "weighted",
        weight: 1,
        elements: [{ tag: "markdown", content: `**${content}**`, text_align: "center" }],
      })),
    },
    {
      tag: "collapsible_panel",
      expanded: false,
      border: { color: "grey", corner_radius: "8px" },
      header: { title: plain("更多（2 项）") },
      elements: [{ tag: "markdown", content: "折叠的内容" }],
    },
    {
      tag: "interactive_container",
      has_border: true,
      behaviors: callback({ do: "整块" }),
      elements: [{ tag: "markdown", content: "点这一块也行" }],
    },
    {
      tag: "column_set",
      flex_mode: "flow",
      columns: [
        button("汇报", "primary_filled"),
        button("详情", "default"),
        button("催办", "primary"),
        button("退回", "danger", { confirm: { title: plain("退回？"), text: plain("退回后要重新填报。") } }),
        button("不可用", "default", { disabled: true }),
        {
          tag: "overflow",
          options: [option("导出", "export"), option("设置", "settings")],
          behaviors: callback({ do: "more" }),
        },
      ].map((element) => ({ tag: "column", width: "auto", elements: [element] })),
    },
  ],
  {
    subtitle: plain("共 38 项"),
    text_tag_list: [{ tag: "text_tag", text: plain("本周"), color: "orange" }],
  },
);

export const chartCard = card("本周进展", "turquoise", [
  {
    tag: "chart",
    aspect_ratio: "16:9",
    chart_spec: {
      type: "bar",
      title: { text: "各状态任务数" },
      data: {
        values: [
          { state: "已完成", count: 12 },
          { state: "推进中", count: 41 },
          { state: "未启动", count: 30 },
          { state: "逾期", count: 4 },
        ],
      },
      xField: "state",
      yField: "count",
    },
  },
  {
    tag: "chart",
    chart_spec: {
      type: "pie",
      data: {
        values: [
          { k: "牵头", v: 18 },
          { k: "配合", v: 20 },
        ],
      },
      categoryField: "k",
      valueField: "v",
      outerRadius: 0.9,
      innerRadius: 0.6,
      legends: { visible: true, orient: "right" },
    },
  },
  {
    tag: "chart",
    height: "60px",
    chart_spec: {
      type: "linearProgress",
      data: { values: [{ type: "完成", value: 0.4 }] },
      xField: "value",
      yField: "type",
      cornerRadius: 10,
    },
  },
]);

export const formCard = card("汇报 第 12 项", "green", [
  {
    tag: "form",
    name: "report",
    elements: [
      {
        tag: "select_static",
        name: "state",
        required: true,
        placeholder: plain("状态"),
        options: [option("推进中", "on-track"), option("已完成", "done")],
      },
      {
        tag: "input",
        name: "percent",
        label: plain("完成比例（%）", "Percent"),
        label_position: "top",
        default_value: "40",
        max_length: 3,
      },
      {
        tag: "input",
        name: "note",
        required: true,
        input_type: "multiline_text",
        rows: 3,
        label: plain("进展情况"),
        label_position: "top",
        placeholder: plain("截至今天做了什么"),
        max_length: 200,
      },
      { tag: "date_picker", name: "until", placeholder: plain("预计完成日期") },
      {
        tag: "multi_select_static",
        name: "with",
        required: false,
        placeholder: plain("配合单位"),
        options: [option("区建设局", "a"), option("区教育局", "b")],
      },
      { tag: "select_person", name: "who", options: [], placeholder: plain("填报人") },
      { tag: "checker", name: "check", text: plain("已报负责人同意") },
      {
        tag: "column_set",
        columns: [
          {
            tag: "column",
            width: "auto",
            elements: [
              button("提交", "primary_filled", {
                name: "submit",
                form_action_type: "submit",
                behaviors: callback({ do: "save" }),
              }),
            ],
          },
          {
            tag: "column",
            width: "auto",
            elements: [
              {
                tag: "button",
                text: plain("重填"),
                type: "default",
                name: "reset",
                form_action_type: "reset",
                behaviors: callback({ do: "reset" }),
              },
            ],
          },
        ],
      },
    ],
  },
]);

export const savedCard = card("已记录", "green", [{ tag: "markdown", content: "第 12 项：40% → **60%**" }]);
