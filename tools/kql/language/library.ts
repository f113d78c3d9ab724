import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

/** A .NET list, as the library gives them. */
export interface RawList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface RawSymbol {
  readonly Name: string;
  /** See `symbolKinds`. */
  readonly Kind: number;
  /** Of tables and tuples. */
  readonly Columns?: RawList<RawColumn> | null;
  /** Of functions. */
  readonly Signatures?: RawList<RawSignature> | null;
  /** Of variables and parameters. */
  readonly Type?: RawSymbol | null;
}

export interface RawColumn extends RawSymbol {
  readonly Type: RawSymbol;
  readonly OriginalColumns: RawList<RawColumn> | null;
  readonly Source: RawNode | null;
}

export interface RawParameter {
  readonly Name: string;
  readonly IsOptional: boolean;
  readonly DefaultValue: RawNode | null;
}

export interface RawSignature {
  readonly Parameters: RawList<RawParameter>;
}

export interface RawNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly TextStart: number;
  readonly End: number;
  readonly NameInParent: string;
  readonly ChildCount: number;
  readonly ReferencedSymbol?: RawSymbol | null;
  readonly ResultType?: RawSymbol | null;
  readonly RawResultType?: RawSymbol | null;
  readonly ConstantValue?: unknown;
  GetChild(index: number): RawNode | null;
  readonly Root: RawNode;
  /** Without an argument the tokens alone; 0 gives the text as written. */
  ToString(trivia?: number): string;
  GetCalledFunctionBody?(): RawNode | null;
}

export interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}

export interface RawCode {
  readonly Syntax: RawNode;
  readonly ResultType: RawSymbol | null;
  GetDiagnostics(): RawList<RawDiagnostic>;
}

export interface RawTable extends RawSymbol {
  WithName(name: string): RawTable;
}

export interface RawGlobals {
  WithDatabase(database: RawSymbol): RawGlobals;
}

interface CallContext {
  GetArgument$1(parameter: string): RawNode | null;
}

/** The part of `Kusto.Language` that we use. Constructors have the names that the Bridge compiler gave them. */
export interface KustoLanguage {
  readonly Aggregates: { readonly All: readonly RawSymbol[] };
  readonly Functions: { readonly All: readonly RawSymbol[] };
  readonly PlugIns: { readonly All: readonly RawSymbol[] };
  readonly GlobalState: { readonly Default: RawGlobals };
  readonly KustoCode: {
    Parse(text: string): RawCode;
    ParseAndAnalyze(text: string, globals: RawGlobals): RawCode;
  };
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): RawTable };
    readonly Parameter: { ParseList(parameters: string): RawList<RawParameter> };
    readonly Tabularity: { readonly Tabular: number };
    readonly FunctionSymbol: {
      /** A function with a body. */
      readonly $ctor16: new (name: string, parameters: string, body: string, description: string | null) => RawSymbol;
      /** A function whose result type is computed from its call. */
      readonly $ctor1: new (
        name: string,
        resultType: (call: CallContext) => RawSymbol,
        tabularity: number,
        parameters: RawList<RawParameter>,
      ) => RawSymbol;
    };
    readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: readonly RawSymbol[]) => RawSymbol };
  };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, unknown>> };
}

let loaded: KustoLanguage | undefined;

/**
 * Microsoft's parser and binder (`@kusto/language-service-next`, the .NET library compiled to JavaScript by Bridge).
 * It defines globals, so it runs as scripts of this realm, once, when first asked for (about half a second).
 */
export function kustoLanguage(): KustoLanguage {
  if (loaded === undefined) {
    for (const file of ["bridge.min.js", "Kusto.Language.Bridge.min.js"]) {
      const path = fileURLToPath(import.meta.resolve(`@kusto/language-service-next/${file}`));
      vm.runInThisContext(readFileSync(path, "utf8"), { filename: path });
    }
    const library: KustoLanguage = vm.runInThisContext("Kusto.Language");
    loaded = library;
  }
  return loaded;
}

export function itemsOf<T>(list: RawList<T> | null | undefined): T[] {
  return list === null || list === undefined
    ? []
    : Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
