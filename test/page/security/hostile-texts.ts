/** Calls what the test gives the page as `hostile`: a script that ran says so. */
const call = (name: string): string => `hostile('${name}')`;

/**
 * Texts as somebody types them who wants to be more than read: as their name, as the name of a device, as the title of an item. All of them are
 * to be seen as they are.
 */
export const hostileTexts = [
  `<img src=x onerror=${call("img")}>`,
  `</script><script>${call("script")}</script>`,
  `javascript:${call("address")}`,
  `"><svg onload=${call("svg")}>`,
  `' | take 0 //\\'; print x`,
  `"}],"x":[{"y":"`,
  `\u202eevil\u202c\u0007\u001b[31m\u0000`,
  `{{constructor.constructor("${call("template")}")()}} \${${call("literal")}} {TimeRange} {OnePerson:label}`,
  `[x](javascript:${call("markdown")}) ![x](https://attacker.example/x.png) <https://attacker.example> **x**`,
  `=HYPERLINK("https://attacker.example","x")`,
  `<a href="javascript:${call("link")}" style="position:fixed;inset:0">x</a><iframe srcdoc="<script>parent.${call("frame")}</script>">`,
  `<style>*{display:none}</style><base href="https://attacker.example/"><meta http-equiv=refresh content="0;url=https://attacker.example/">`,
  `__proto__`,
  `<b onmouseover=${call("long")}>${"A".repeat(60_000)}`,
] as const;

/** The first of them, which tests look for in each place. */
export const [imageText] = hostileTexts;
