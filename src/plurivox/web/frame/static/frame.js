// What every page does: the switch between light and dark, keys, and whether the server answers.
import { bindKeys } from "./keys.js";
import { bindLook } from "./look_switch.js";
import { watchServer } from "./saved.js";

bindLook();
bindKeys();
watchServer();
