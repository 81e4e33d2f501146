/** A refusal in the platform's own words: a non-zero `code`, mostly on HTTP 400. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status: 400 | 401 | 403 | 404 | 429 | 500 | 200 = 400,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = "ApiRefusal";
  }
}

export const badParameter = (ext: string): ApiRefusal =>
  new ApiRefusal(230001, `Your request contains an invalid request parameter, ext=${ext}`);

/** 230099: the card was not made; the reason is the sub-code in `ext`. */
export const cardRefusal = (subCode: number, message: string, path?: string): ApiRefusal =>
  new ApiRefusal(
    230099,
    `Failed to create card content, ext=ErrCode: ${subCode}; ErrMsg: ${message}; ${path ? `ErrPath: ${path}; ` : ""}`,
  );
