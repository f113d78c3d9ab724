/** Gives the reader a file of comma-separated values. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not before the browser has begun with it.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
