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

export interface RawCompletion {
  readonly DisplayText: string;
  /** What is put in before the cursor, and behind it. */
  readonly BeforeText: string;
  readonly AfterText: string;
  readonly MatchText: string;
  /** Begins with three digits: the lower, the higher up in a list. */
  readonly OrderText: string;
  readonly Kind: number;
  /** Whether the next completion is asked for at once. */
  readonly Retrigger: boolean;
}

interface RawQuickInfoOptions {
  WithShowDiagnostics(show: boolean): RawQuickInfoOptions;
}

/** What editors ask of a query. */
export interface RawCodeService {
  GetClassifications(
    start: number,
    length: number,
  ): { readonly Classifications: RawList<{ readonly Kind: number; readonly Start: number; readonly Length: number }> };
  GetCompletionItems(position: number): {
    readonly Items: RawList<RawCompletion>;
    readonly EditStart: number;
    readonly EditLength: number;
  };
  GetQuickInfo(position: number, options: RawQuickInfoOptions): { readonly Text: string | null };
  /** The token at a position. */
  GetElement(position: number): { readonly Start: number; readonly Length: number };
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
    readonly Parameter: {
      /** With values to choose from, as they are written. */
      readonly $ctor3: new (
        name: string,
        type: RawSymbol,
        argumentKind: number,
        values: null,
        examples: readonly string[],
        isCaseSensitive: boolean,
        defaultValueIndicator: null,
        minOccurring: number,
        maxOccurring: number,
        defaultValue: null,
        description: null,
      ) => RawParameter;
    };
    readonly ArgumentKind: { readonly Literal: number };
    readonly ScalarTypes: { readonly String: RawSymbol };
    readonly Tabularity: { readonly Tabular: number };
    readonly FunctionSymbol: {
      /** A function with a body. */
      readonly $ctor16: new (name: string, parameters: string, body: string, description: string | null) => RawSymbol;
      /** A function whose result type is computed from its call. */
      readonly $ctor1: new (
        name: string,
        resultType: (call: CallContext) => RawSymbol,
        tabularity: number,
        parameters: readonly RawParameter[],
      ) => RawSymbol;
    };
    readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: readonly RawSymbol[]) => RawSymbol };
  };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, unknown>> };
  readonly Editor: {
    readonly KustoCodeService: { readonly ctor: new (code: RawCode) => RawCodeService };
    readonly QuickInfoOptions: { readonly Default: RawQuickInfoOptions };
    readonly ClassificationKind: Readonly<Record<string, unknown>>;
    readonly CompletionKind: Readonly<Record<string, unknown>>;
  };
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
