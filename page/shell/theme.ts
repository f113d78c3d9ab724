/** Light, dark, or as the machine has it. */
export type Theme = "system" | "light" | "dark";

export const themes: readonly Theme[] = ["system", "light", "dark"];

const key = "theme";

/** What was chosen last, in this browser. */
export function chosenTheme(): Theme {
  const stored = window.localStorage.getItem(key);
  return themes.find((theme) => theme === stored) ?? "system";
}

/** Shows the page in a theme, and remembers it. Tells `theme` listeners of the window, for what draws its own colours. */
export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(key, theme);
  applyTheme(theme);
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  window.dispatchEvent(new Event("themechange"));
}

/** Calls back when colours change: by choice here, or by the machine. Returns what ends it. */
export function onThemeChange(listener: () => void): () => void {
  const machine = window.matchMedia("(prefers-color-scheme: dark)");
  window.addEventListener("themechange", listener);
  machine.addEventListener("change", listener);
  return () => {
    window.removeEventListener("themechange", listener);
    machine.removeEventListener("change", listener);
  };
}
