import type { Cell } from "../../server/result.ts";

/** Identifiers as 1Password makes them; what is none leads nowhere. */
const identifier = /^[A-Za-z0-9]{26}$/u;

/** The workbook's tab about a person; undefined when the text is no identifier. */
export function personAddress(userUuid: string): string | undefined {
  return identifier.test(userUuid) ? tabAddress("person", "OnePerson", userUuid) : undefined;
}

/** The workbook's tab about an item. */
export function itemAddress(itemUuid: string): string | undefined {
  return identifier.test(itemUuid) ? tabAddress("item", "OneItem", itemUuid) : undefined;
}

function tabAddress(tab: string, parameter: string, uuid: string): string {
  return `#/workbook?${new URLSearchParams({ Tab: tab, [parameter]: uuid }).toString()}`;
}

const byColumn: Readonly<Record<string, (uuid: string) => string | undefined>> = {
  ItemUuid: itemAddress,
  UserUuid: personAddress,
};

/** Where a cell of a result leads to; undefined for nowhere. */
export function cellAddress(cell: Cell, column: string): string | undefined {
  return typeof cell === "string" ? byColumn[column]?.(cell) : undefined;
}
