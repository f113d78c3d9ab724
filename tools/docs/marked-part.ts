/**
 * Puts content between a page's markers, `<!-- name:start -->` and `<!-- name:end -->`, and leaves the rest as it is.
 * @throws Error when the page does not have both markers, once each and in order.
 */
export function replaceMarkedPart(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, rest, ...moreStarts] = page.split(start);
  const [, after, ...moreEnds] = (rest ?? "").split(end);
  if (before === undefined || after === undefined || moreStarts.length + moreEnds.length > 0)
    throw new Error(`The page must have ${start} and then ${end}, once each.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}
