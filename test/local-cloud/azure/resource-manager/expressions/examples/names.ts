import type { Example } from "./example.ts";

/**
 * Names that Azure works out of others.
 *
 * uniqueString: Stack Overflow, question 43295720 ("tyeth"); the README of JasonWhall/go-azure-uniquestring ("hello",
 * "world"); the tests of public repositories that compare with what Azure deployed (the resource ids). Their lengths
 * leave every number of bytes behind the last block of eight that matters.
 * guid: Python's `uuid.uuid5` with the namespace that Microsoft Learn gives and the same text.
 */
export const nameExamples: readonly Example[] = [
  ["uniqueString('test')", "rbgf3xv4ufgzg"],
  ["uniqueString('abc')", "cgtzqvhu4i23s"],
  ["uniqueString('tyeth')", "zcztcwvu6iyg6"],
  ["uniqueString('hello', 'world')", "a7wkljktk6wne"],
  ["uniqueString('foo', 'bar', 'baz')", "xzi4ioaxtmth4"],
  ["uniqueString('test example')", "vgcxhwvqqm7my"],
  ["uniqueString('/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-rg')", "bmg7c6xu4tw46"],
  [
    "uniqueString('/subscriptions/64c3d212-40ed-4c6d-a825-6adfbdf25dad/resourceGroups/rg-aca-workshop-003')",
    "vmgxilmjykyoy",
  ],
  [
    "uniqueString('/subscriptions/3c7f956b-55ee-4686-9d30-da1eb631dc59/resourceGroups/rg-devopsshieldek010dev')",
    "fd63l2gacbtca",
  ],
  [
    "uniqueString('/subscriptions/31e9f9a0-9fd2-4294-a0a3-0101246d9700/resourceGroups/rg-modm201-20230913120256/providers/Microsoft.Compute/virtualMachines/bobjacmodm201')",
    "yvjxno3je5on2",
  ],
  ["guid('a')", "3703365d-5a9f-59b4-bca7-b9681389e4c1"],
  ["guid('a', 'b', 'ü')", "591f55d6-40e9-54fd-a394-acd35e8a37de"],
];
