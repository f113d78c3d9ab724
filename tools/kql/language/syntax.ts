import { isScalarType, type ScalarType } from "../values/types.ts";
import { itemsOf, kustoLanguage, type RawNode, type RawSymbol } from "./library.ts";

/** A column as the binder knows it. */
export interface BoundColumn {
  readonly name: string;
  readonly type: ScalarType;
  /** The columns that were renamed or merged into this one. */
  readonly originals: readonly string[];
}

export type SymbolKind = "variable" | "function" | "parameter" | "column" | "table" | "operator" | "other";

/** `Kusto.Language.Symbols.SymbolKind`, the part that we tell apart. */
const symbolKinds: Readonly<Record<number, SymbolKind>> = {
  2: "variable",
  3: "function",
  4: "parameter",
  9: "column",
  10: "table",
  14: "operator",
};

export interface BoundParameter {
  readonly name: string;
  readonly defaultValue: Syntax | undefined;
}

/** A node of the bound syntax tree. Children are asked for by the names that they have in the library (`Condition`, `ByClause` ...). */
export class Syntax {
  readonly #raw: RawNode;

  constructor(raw: RawNode) {
    this.#raw = raw;
  }

  /** `FilterOperator`, `LongLiteralExpression` ... */
  get kind(): string {
    return kindNames().get(this.#raw.Kind) ?? `kind ${this.#raw.Kind}`;
  }

  /** Offset in the text that it was parsed from. */
  get start(): number {
    return this.#raw.TextStart;
  }

  /** Offset behind its last sign. */
  get end(): number {
    return this.#raw.End;
  }

  /** Its tokens, without the space between them. */
  get text(): string {
    return this.#raw.ToString();
  }

  /** The whole text that it was parsed from. */
  get treeText(): string {
    return this.#raw.Root.ToString(0);
  }

  optional(name: string): Syntax | undefined {
    return this.children().find((child) => child.#raw.NameInParent === name);
  }

  child(name: string): Syntax {
    const found = this.optional(name);
    if (found === undefined) {
      throw new Error(`The parser's ${this.kind} has no ${name}.`);
    }
    return found;
  }

  /** The elements of a list, without its separators. */
  list(name: string): Syntax[] {
    const elements = this.optional(name)?.children() ?? [];
    return elements.map((element) => (element.kind === "SeparatedElement" ? element.firstChild() : element));
  }

  children(): Syntax[] {
    return Array.from({ length: this.#raw.ChildCount }, (_, index) => this.#raw.GetChild(index))
      .filter((child) => child !== null && child !== undefined)
      .map((child) => new Syntax(child));
  }

  firstChild(): Syntax {
    const [first] = this.children();
    if (first === undefined) {
      throw new Error(`The parser's ${this.kind} has no child.`);
    }
    return first;
  }

  /** What a name or an operator stands for. */
  get symbolKind(): SymbolKind {
    return symbolKinds[this.#raw.ReferencedSymbol?.Kind ?? 0] ?? "other";
  }

  get symbolName(): string | undefined {
    return this.#raw.ReferencedSymbol?.Name;
  }

  /** The type of a scalar expression; undefined for everything else. */
  get scalarType(): ScalarType | undefined {
    const name = this.#raw.ResultType?.Name ?? "";
    return isScalarType(name) ? name : undefined;
  }

  /** The columns of a tabular expression; undefined for everything else. */
  get columns(): readonly BoundColumn[] | undefined {
    const type = this.#raw.ResultType;
    return type?.Kind === tableKind ? columnsOf(type) : undefined;
  }

  /** Of an expression that gives several columns (`arg_max`, `percentiles`); one for any other. */
  get columnCount(): number {
    const type = this.#raw.RawResultType ?? this.#raw.ResultType;
    return type?.Kind === tupleKind ? itemsOf(type.Columns).length : 1;
  }

  /** The names of those columns, as the binder would call them; undefined for one column. */
  get tupleNames(): readonly string[] | undefined {
    const type = this.#raw.RawResultType ?? this.#raw.ResultType;
    return type?.Kind === tupleKind ? itemsOf(type.Columns).map((column) => column.Name) : undefined;
  }

  /** The body of the function that is called, bound with the call's arguments; undefined for built-in functions. */
  calledBody(): Syntax | undefined {
    const body = this.#raw.GetCalledFunctionBody?.() ?? null;
    return body === null ? undefined : new Syntax(body);
  }

  /** The parameters of the function that is called. */
  calledParameters(): readonly BoundParameter[] {
    const [signature] = itemsOf(this.#raw.ReferencedSymbol?.Signatures);
    return itemsOf(signature?.Parameters).map(({ Name, DefaultValue }) => ({
      name: Name,
      defaultValue: DefaultValue === null ? undefined : new Syntax(DefaultValue),
    }));
  }

  /** Which of a table's columns were made by this expression. */
  columnsMadeHere(table: Syntax): readonly string[] {
    return itemsOf(table.#raw.ResultType?.Columns)
      .filter((column) => column.Source === this.#raw)
      .map((column) => column.Name);
  }
}

const tupleKind = 6;
const tableKind = 10;

export function columnsOf(type: RawSymbol): BoundColumn[] {
  return itemsOf(type.Columns).map((column) => ({
    name: column.Name,
    type: isScalarType(column.Type.Name) ? column.Type.Name : "dynamic",
    originals: itemsOf(column.OriginalColumns).map((original) => original.Name),
  }));
}

let names: ReadonlyMap<number, string> | undefined;

function kindNames(): ReadonlyMap<number, string> {
  names ??= new Map(
    Object.entries(kustoLanguage().Syntax.SyntaxKind)
      .filter((entry): entry is [string, number] => typeof entry[1] === "number")
      .map(([name, kind]) => [kind, name]),
  );
  return names;
}
