import { mount } from "svelte";
import App from "./App.svelte";
import CaptureWindow from "./CaptureWindow.svelte";
import { theme } from "./lib/theme.svelte";
import { zoom } from "./lib/zoom.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

// Before the first paint, so that nothing flashes in another theme or size.
theme.apply();
zoom.apply();
mount(location.search === "?capture" ? CaptureWindow : App, { target: document.body });
