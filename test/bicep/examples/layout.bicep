// Comments and blank lines may stand anywhere.

/* also
   several lines */ param a string // behind
#disable-next-line BCP187 no-unused-params
param b object = { } /* empty */

var one = {a: 1, b: [1,2,3], c: {}, }
var two = [


  'x'
  // between

  'y' /* behind */
]
var call = concat(
  ['a'],
  [
    'b'
  ]
)
var resource = { resource: 1, param: 2, if: 3, for: 4, type: 5, 'true': 6 }
var type = resource.type
output sum int = resource.if + type + length(two) + length(a) + one.a + length(items(b)) + length(call)
