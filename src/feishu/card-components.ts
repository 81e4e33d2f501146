import {
  behaviors,
  CARD_CODES,
  type Check,
  confirm,
  elements,
  type Fields,
  fields,
  filled,
  flag,
  icon,
  imageKey,
  imageTranslations,
  integer,
  isFields,
  list,
  listTranslations,
  literal,
  matching,
  multiUrl,
  openId,
  type Place,
  padding,
  plainNode,
  report,
  text,
  textNode,
  textSize,
  translations,
  width,
} from "./card-checks.ts";
import { checkChartSpec } from "./chart-rules.ts";
import {
  checkerButtons,
  checkFormButton,
  checkInput,
  checkOptions,
  checkSubmit,
  columnList,
  imageScale,
  placeholderUnless,
} from "./component-rules.ts";
import { LIMITS } from "./limits.ts";
import { checkCells, checkColumns, tableColumn, tableHeaderStyle } from "./table-rules.ts";

/** What JSON 2.0 knows about one component. `tag`, `element_id` and `margin` go without saying. */
export interface Component {
  properties: Record<string, Check>;
  required?: readonly string[];
  /** `root`: only in `body.elements`; `form`: only somewhere inside a form; `column_set`: only as its column. */
  only?: "root" | "form" | "column_set";
  /** Takes part in a form: needs a name there, and behaviours elsewhere where `behaves` says so. */
  interactive?: boolean;
  /** Outside a form nothing happens without `behaviors`, and the platform asks for them. */
  behaves?: boolean;
  rule?: (element: Fields, at: Place) => void;
}

const atLeast = Number.POSITIVE_INFINITY;
const spacing = width(0, 99, "small", "medium", "large", "extra_large");
const alignment = literal("left", "center", "right");

export const CONTAINER: Record<string, Check> = {
  padding,
  direction: literal("vertical", "horizontal"),
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: alignment,
  vertical_align: literal("top", "center", "bottom"),
};

const options = list(fields({ text: plainNode, value: filled, icon }, ["text", "value"]), 1);

const SELECT: Record<string, Check> = {
  options,
  name: text,
  placeholder: plainNode,
  required: flag,
  type: literal("default", "text"),
  width: width(100, atLeast, "default", "fill"),
  disabled: flag,
  behaviors,
};

const PERSON_SELECT: Record<string, Check> = {
  ...SELECT,
  options: list(fields({ value: openId }, ["value"])),
};

const PICKER: Record<string, Check> = {
  name: text,
  placeholder: plainNode,
  required: flag,
  behaviors,
  /** Listed as a leftover of 1.0. */
  value: () => {},
};

const time = "([01]\\d|2[0-3]):[0-5]\\d";
const day = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";

export const COMPONENTS: Record<string, Component> = {
  markdown: {
    properties: {
      content: text,
      text_size: textSize,
      text_align: alignment,
      icon,
      i18n_content: translations,
    },
    required: ["content"],
  },
  div: {
    properties: {
      text: textNode(["plain_text", "lark_md"], {
        text_size: textSize,
        text_color: text,
        text_align: alignment,
        lines: integer(1, atLeast),
      }),
      icon,
      width: width(0, atLeast, "fill", "auto"),
    },
  },
  hr: { properties: {} },
  img: {
    properties: {
      img_key: imageKey,
      i18n_img_key: imageTranslations,
      alt: plainNode,
      title: plainNode,
      scale_type: imageScale,
      size: text,
      preview: flag,
      corner_radius: text,
      transparent: flag,
    },
    required: ["img_key", "alt"],
  },
  person: {
    properties: { user_id: openId, size: text, show_avatar: flag, show_name: flag, style: text },
    required: ["user_id"],
  },
  person_list: {
    properties: {
      persons: list(fields({ id: openId }, ["id"])),
      lines: integer(1, atLeast),
      show_name: flag,
      show_avatar: flag,
      size: text,
      drop_invalid_user_id: flag,
    },
    required: ["persons"],
  },
  column_set: {
    properties: {
      ...CONTAINER,
      columns: columnList,
      flex_mode: literal("none", "stretch", "flow", "bisect", "trisect"),
      background_style: text,
    },
    required: ["columns"],
  },
  column: {
    only: "column_set",
    properties: {
      ...CONTAINER,
      width: width(16, 600, "auto", "weighted"),
      weight: integer(1, 5),
      elements,
      action: fields({ multi_url: multiUrl }),
    },
  },
  collapsible_panel: {
    properties: {
      ...CONTAINER,
      header: fields(
        {
          title: textNode(["plain_text", "markdown"]),
          icon,
          icon_position: text,
          icon_expanded_angle: integer(-180, 180),
          background_color: text,
          width: text,
        },
        ["title"],
      ),
      expanded: flag,
      elements,
      border: fields({ color: text, corner_radius: text }),
      background_color: text,
    },
    required: ["header"],
  },
  interactive_container: {
    properties: {
      ...CONTAINER,
      behaviors,
      elements,
      width: text,
      height: text,
      background_style: text,
      has_border: flag,
      border_color: text,
      corner_radius: text,
      disabled: flag,
      disabled_tips: plainNode,
      hover_tips: plainNode,
      confirm,
    },
    required: ["behaviors", "elements"],
  },
  button: {
    interactive: true,
    behaves: true,
    properties: {
      text: textNode(["plain_text", "lark_md"], {}, LIMITS.button.textLength),
      type: literal(
        ..."default primary danger text primary_text danger_text primary_filled danger_filled laser".split(
          " ",
        ),
      ),
      size: literal("tiny", "small", "medium", "large"),
      width: width(100, atLeast, "default", "fill"),
      icon,
      disabled: flag,
      disabled_tips: plainNode,
      hover_tips: plainNode,
      confirm,
      behaviors,
      name: text,
      form_action_type: literal("submit", "reset"),
    },
    rule: checkFormButton,
  },
  overflow: {
    properties: {
      options: list(fields({ text: plainNode, value: text, multi_url: multiUrl }, ["text"]), 1),
      width: width(100, atLeast, "default", "fill"),
      behaviors,
      confirm,
    },
    required: ["options"],
  },
  form: {
    only: "root",
    properties: { ...CONTAINER, name: filled, elements },
    required: ["name", "elements"],
    rule: checkSubmit,
  },
  input: {
    interactive: true,
    properties: {
      name: text,
      required: flag,
      placeholder: textNode(["plain_text"], {}, LIMITS.input.placeholderLength),
      default_value: text,
      i18n_default_value: translations,
      label: plainNode,
      label_position: literal("top", "left"),
      width: width(100, atLeast, "default", "fill"),
      max_length: integer(LIMITS.input.minLength, LIMITS.input.maxLength),
      input_type: literal("text", "multiline_text", "password"),
      rows: integer(1, atLeast),
      auto_resize: flag,
      max_rows: integer(1, atLeast),
      disabled: flag,
      behaviors,
      confirm,
    },
    rule: checkInput,
  },
  select_static: {
    interactive: true,
    behaves: true,
    properties: { ...SELECT, initial_option: text, initial_index: integer(0, atLeast) },
    required: ["options"],
    rule: checkOptions,
  },
  multi_select_static: {
    only: "form",
    interactive: true,
    properties: { ...SELECT, selected_values: list(text) },
    required: ["name", "options", "required"],
    rule: checkOptions,
  },
  select_person: {
    interactive: true,
    properties: { ...PERSON_SELECT, initial_option: openId },
  },
  multi_select_person: {
    only: "form",
    interactive: true,
    properties: { ...PERSON_SELECT, selected_values: list(openId) },
    required: ["name"],
  },
  date_picker: {
    interactive: true,
    properties: { ...PICKER, initial_date: matching(new RegExp(`^${day}$`), "a day as yyyy-MM-dd") },
  },
  picker_time: {
    interactive: true,
    properties: { ...PICKER, initial_time: matching(new RegExp(`^${time}$`), "a time as HH:mm") },
    rule: placeholderUnless("initial_time"),
  },
  picker_datetime: {
    interactive: true,
    properties: {
      ...PICKER,
      initial_datetime: matching(new RegExp(`^${day} ${time}$`), "a time as yyyy-MM-dd HH:mm"),
    },
    rule: placeholderUnless("initial_datetime"),
  },
  checker: {
    interactive: true,
    properties: {
      name: text,
      checked: flag,
      text: textNode(["plain_text", "lark_md"]),
      checked_style: () => {},
      button_area: checkerButtons,
      behaviors,
    },
  },
  table: {
    only: "root",
    properties: {
      page_size: integer(1, LIMITS.table.pageSize),
      row_height: width(32, 124, "low", "middle", "high", "auto"),
      freeze_first_column: flag,
      header_style: tableHeaderStyle,
      columns: list(tableColumn, 1),
      rows: list((row, at) => {
        if (!isFields(row)) report(at, CARD_CODES.cell, "must be an object");
      }),
    },
    required: ["columns", "rows"],
    rule(element, at) {
      checkColumns(element, at);
      checkCells(element, at);
    },
  },
  chart: {
    properties: {
      aspect_ratio: literal("1:1", "2:1", "4:3", "16:9"),
      color_theme: literal("brand", "rainbow", "complementary", "converse", "primary"),
      preview: flag,
      height: width(1, 999, "auto"),
      chart_spec: checkChartSpec,
    },
    required: ["chart_spec"],
    rule(_element, at) {
      // The pages contradict each other about charts in forms: what may fail is not sent.
      if (at.inForm) report(at, CARD_CODES.chart, "a chart must not stand in a form");
    },
  },
};

/** Where header tags are listed. */
const textTag = fields({ tag: literal("text_tag"), text: textNode(["plain_text", "lark_md"]), color: text }, [
  "tag",
  "text",
]);
export const textTags = list(textTag);
export const textTagTranslations = listTranslations(textTag);
