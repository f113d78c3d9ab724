import { parameters } from "../environment.ts";
import type { Example, Refusal } from "./example.ts";

const [evie, casper, indy, kira] = [
  { name: "Evie", age: 5 },
  { name: "Casper", age: 3 },
  { name: "Indy", age: 2 },
  { name: "Kira", age: 8 },
];

/** Microsoft Learn, "Array functions" and "Object functions for ARM templates"; `tryGet` and its like: "Object functions for Bicep". */
export const collectionExamples: readonly Example[] = [
  ["array(1)", [1]],
  ["array('efgh')", ["efgh"]],
  ["array(createArray(1))", [1]],
  ["concat(createArray('1-1', '1-2'), createArray('2-1'))", ["1-1", "1-2", "2-1"]],
  ["concat()", ""],
  ["contains('OneTwoThree', 'e')", true],
  ["contains('OneTwoThree', 'z')", false],
  ["contains('OneTwoThree', 'one')", false],
  ["contains(createObject('one', 'a'), 'ONE')", true],
  ["contains(createObject('one', 'a'), 'a')", false],
  ["contains(createArray('one', 'two'), 'two')", true],
  ["contains(createArray('one', 'two'), 'TWO')", false],
  ["contains(createArray(createObject('a', 1)), createObject('a', 1))", true],
  ["createArray()", []],
  ["createArray(1, 'b', createArray())", [1, "b", []]],
  [
    "createObject('intProp', 1, 'objectProp', createObject('key1', 'value1'))",
    { intProp: 1, objectProp: { key1: "value1" } },
  ],
  ["createObject()", {}],
  ["empty(createArray())", true],
  ["empty(createObject())", true],
  ["empty(null())", true],
  ["empty(createArray(0))", false],
  ["first(createArray('one', 'two'))", "one"],
  ["first(createArray())", null],
  ["last(createArray('one', 'two'))", "two"],
  ["flatten(createArray(createArray(1, 2), createArray(3)))", [1, 2, 3]],
  ["indexFromEnd(createArray(1, 2, 3), 1)", 3],
  ["tryIndexFromEnd(createArray(1, 2, 3), 3)", 1],
  ["tryIndexFromEnd(createArray(1, 2, 3), 4)", null],
  ["tryIndexFromEnd(null(), 1)", null],
  [
    "intersection(createObject('one', 'a', 'two', 'b', 'three', 'c'), createObject('one', 'a', 'two', 'z', 'three', 'c'))",
    { one: "a", three: "c" },
  ],
  ["intersection(createArray('one', 'two', 'three'), createArray('two', 'three'))", ["two", "three"]],
  [
    "items(parameters('entities'))",
    [
      { key: "item001", value: { number: 300 } },
      { key: "item002", value: { number: 200 } },
    ],
  ],
  ["objectKeys(createObject('b', 1, 'a', 2))", ["b", "a"]],
  ["length(createArray(1, 2))", 2],
  ["length(createObject('a', 1))", 1],
  ["max(0, 3, 2, 5, 4)", 5],
  ["max(createArray(0, 3))", 3],
  ["min(createArray(0, 3, 2, 5, 4))", 0],
  ["min(3, 2)", 2],
  ["range(5, 3)", [5, 6, 7]],
  ["range(0, 0)", []],
  ["shallowMerge(createArray(createObject('a', createObject('b', 1)), createObject('A', 2, 'c', 3)))", { a: 2, c: 3 }],
  ["skip(createArray('one', 'two', 'three'), 2)", ["three"]],
  ["take(createArray('one', 'two', 'three'), 2)", ["one", "two"]],
  ["tryGet(parameters('first'), 'PROPERTY', 'one')", "a"],
  ["tryGet(parameters('first'), 'nestedArray', 1)", 2],
  ["tryGet(parameters('first'), 'missing', 'deeper')", null],
  ["tryGet(parameters('nothing'), 'a')", null],
  [
    "union(createObject('one', 'a', 'three', 'c1'), createObject('three', 'c2', 'four', 'd'))",
    { one: "a", three: "c2", four: "d" },
  ],
  ["union(createArray('one', 'two'), createArray('two', 'three'))", ["one", "two", "three"]],
  [
    "union(parameters('first'), parameters('second'))",
    { property: { one: "a", two: "b", three: "c2", four: "d", five: "e" }, nestedArray: [3, 4] },
  ],
  [
    "union(createArray(createArray('one', 'two'), createArray('three')), createArray(createArray('three'), createArray('four', 'two')))",
    [["one", "two"], ["three"], ["four", "two"]],
  ],
];

/** Microsoft Learn, "Lambda functions for ARM templates", and for the index "Lambda functions for Bicep". */
export const lambdaExamples: readonly Example[] = [
  ["filter(parameters('dogs'), lambda('dog', greaterOrEquals(lambdaVariables('dog').age, 5)))", [evie, kira]],
  ["filter(range(0, 10), lambda('i', equals(0, mod(lambdaVariables('i'), 2))))", [0, 2, 4, 6, 8]],
  ["filter(createArray('a', 'b', 'c'), lambda('x', 'i', greater(lambdaVariables('i'), 0)))", ["b", "c"]],
  [
    "groupBy(createArray('foo', 'bar', 'baz'), lambda('x', substring(lambdaVariables('x'), 0, 1)))",
    { f: ["foo"], b: ["bar", "baz"] },
  ],
  ["map(parameters('dogs'), lambda('dog', lambdaVariables('dog').name))", ["Evie", "Casper", "Indy", "Kira"]],
  [
    "map(createArray('a', 'b'), lambda('x', 'i', format('{0}{1}', lambdaVariables('i'), lambdaVariables('x'))))",
    ["0a", "1b"],
  ],
  [
    "map(range(0, 2), lambda('x', map(range(0, 2), lambda('y', add(mul(10, lambdaVariables('x')), lambdaVariables('Y'))))))",
    [
      [0, 1],
      [10, 11],
    ],
  ],
  ["mapValues(createObject('a', 'x'), lambda('v', toUpper(lambdaVariables('v'))))", { a: "X" }],
  [
    "reduce(map(parameters('dogs'), lambda('dog', lambdaVariables('dog').age)), 0, lambda('cur', 'next', add(lambdaVariables('cur'), lambdaVariables('next'))))",
    18,
  ],
  ["reduce(createArray(5, 5, 5), 0, lambda('cur', 'next', 'i', add(lambdaVariables('cur'), lambdaVariables('i'))))", 3],
  [
    "reduce(createArray(createObject('foo', 123), createObject('bar', 456)), createObject(), lambda('cur', 'next', union(lambdaVariables('cur'), lambdaVariables('next'))))",
    { foo: 123, bar: 456 },
  ],
  [
    "sort(parameters('dogs'), lambda('a', 'b', less(lambdaVariables('a').age, lambdaVariables('b').age)))",
    [indy, casper, evie, kira],
  ],
  [
    "toObject(parameters('dogs'), lambda('entry', lambdaVariables('entry').name))",
    { Evie: evie, Casper: casper, Indy: indy, Kira: kira },
  ],
  [
    "toObject(parameters('dogs'), lambda('entry', lambdaVariables('entry').name), lambda('entry', lambdaVariables('entry').age))",
    { Evie: 5, Casper: 3, Indy: 2, Kira: 8 },
  ],
  ["map(parameters('dogs'), lambda('x', 1))", [1, 1, 1, 1]],
  ["parameters('dogs')", parameters["dogs"] ?? null],
];

export const collectionRefusals: readonly Refusal[] = [
  ["concat(createArray(1), 'a')", "All parameters must be arrays, or none"],
  ["union(createArray(1), createObject())", "All parameters must be arrays, or none"],
  ["flatten(createArray(1))", "All parameters must be arrays"],
  ["createObject('a')", "an even number of parameters"],
  ["createObject(1, 2)", "Each key must be a string"],
  ["createObject('a', 1, 'A', 2)", "The key 'A' is there twice"],
  ["shallowMerge(createArray(1))", "an array of objects"],
  ["range(0, 10001)", "between 0 and 10000"],
  ["range(0, -1)", "between 0 and 10000"],
  ["indexFromEnd(createArray(1), 2)", "array index '^2' is out of bounds"],
  ["indexFromEnd(createArray(1), 0)", "array index '^0' is out of bounds"],
  ["max(createArray())", "one array of integers that is not empty"],
  ["min(createArray('a'))", "It expects integers"],
  ["filter(range(0, 1), lambda('x', 1))", "must give a value of type 'Boolean', but gives 'Integer'"],
  ["groupBy(range(0, 1), lambda('x', 1))", "must give a key of type 'String', but gives 'Integer'"],
  ["toObject(createArray('a', 'A'), lambda('x', lambdaVariables('x')))", "The key 'A' is there twice"],
  ["map(range(0, 1), 5)", "of type 'Lambda'. The provided value is of type 'Integer'"],
  ["map(lambda('x', 1), lambda('x', 1))", "of type 'Array'. The provided value is of type 'Lambda'"],
  ["map(range(0, 1), lambda(1, 2))", "expects the names of its variables as strings"],
  ["map(range(0, 1), lambda('x'))", "expects the names of its variables as strings"],
  ["map(range(0, 1), lambda('x', lambdaVariables('y')))", "The lambda variable 'y' is not found"],
];
