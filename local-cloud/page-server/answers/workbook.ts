/** The workbook that is deployed. */
export interface WorkbookAnswer {
  readonly name: string;
  /** `Notebook/1.0`, as it was deployed. */
  readonly definition: unknown;
  /** What time it is in the local cloud, in milliseconds since 1970: where time ranges end. */
  readonly now: number;
}
