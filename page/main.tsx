import "./style/colours.css";
import "./style/base.css";
import "./style/parts.css";
import { render } from "preact";
import { Shell } from "./shell/shell.tsx";
import { applyTheme, chosenTheme } from "./shell/theme.ts";

applyTheme(chosenTheme());
const place = document.getElementById("page");
if (place !== null) render(<Shell />, place);
