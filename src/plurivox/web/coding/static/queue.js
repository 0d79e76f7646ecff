// What was done and is not on the server yet: sent in order, each under its own key, until it arrives.
import { data, say, tell } from "./page.js";

const waiting = []; // {act, body, done, refused}
const FIRST_WAIT = 1_000, LONGEST_WAIT = 15_000;
let sending = false, wait = FIRST_WAIT, timer = 0, offline = "";

export const waits = () => waiting.length;

// The server's answer, or an error whose message is the sentence with which it refused.
export function send(kind, body) {
  const act = crypto.randomUUID();
  return new Promise((done, refused) => {
    waiting.push({ body: { act, kind, pass: () => data.pass, person: data.person, ...body }, done, refused });
    show();
    next();
  });
}

async function next() {
  if (sending || !waiting.length) return;
  sending = true;
  clearTimeout(timer);
  const one = waiting[0];
  const answer = await post(one.body);
  sending = false;
  if (answer.away) return tryLater(answer.away);
  offline = "";
  wait = FIRST_WAIT;
  waiting.shift();
  if (answer.refused) { say(answer.refused); one.refused(new Error(answer.refused)); }
  else { if (answer.pass) data.pass = answer.pass; one.done(answer); }
  show();
  setTimeout(next); // what waits for this answer learns the new keys first
}

async function post(body) {
  try {
    if (offline) await renew();
    const response = await fetch(data.acts, {
      method: "POST", credentials: "same-origin", redirect: "error",
      headers: { "Content-Type": "application/json", "X-CSRFToken": data.token }, body: JSON.stringify(settled(body)),
    });
    if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json();
    if (response.status === 403) return { away: "entry" };
    if (response.status >= 500) return { away: "failed" };
    return { refused: "The server did not take this; load the page again." };
  } catch (error) {
    return { away: error.away ?? "connection" };
  }
}

// A key may have been given by the server since: it is asked for when the act goes out.
function settled(body) {
  for (const [name, value] of Object.entries(body)) if (typeof value === "function") body[name] = value();
  return body;
}

// After a pause the server may have been started again: ask who we are for it, and for a new token.
async function renew() {
  const response = await fetch(data.ticket, { credentials: "same-origin", redirect: "error", headers: { "HX-Request": "true" } });
  if (!response.ok) throw Object.assign(new Error(), { away: response.status === 403 ? "entry" : "failed" });
  const ticket = await response.json();
  if (ticket.person !== data.person) throw Object.assign(new Error(), { away: "other" });
  data.token = ticket.token;
}

function tryLater(reason) {
  offline = reason;
  show();
  timer = setTimeout(next, wait);
  wait = Math.min(LONGEST_WAIT, wait * 1.6);
}

const many = n => n === 1 ? "1 change waits" : `${n} changes wait`;
const codingsOnly = () => waiting.every(one => one.body.kind === "code");
const count = n => codingsOnly() ? (n === 1 ? "1 coding waits" : `${n} codings wait`) : many(n);

const WHY = {
  connection: ["No connection.", "sent once the server answers."],
  failed: ["The server has trouble.", "sent again and again until it takes them."],
  entry: ["The server was started again.", "sent as soon as you have come in by its new address, in another tab of this browser."],
  other: ["Somebody else has sat down at this browser.", "sent when it is your turn again, in another tab."],
};

function show() {
  const root = document.documentElement, saved = document.querySelector(".saved"), banner = document.getElementById("waits");
  root.toggleAttribute("data-offline", !!offline);
  saved.textContent = offline ? `Offline, ${count(waiting.length)} here` : waiting.length ? "Saving" : "Saved";
  banner.hidden = !offline;
  if (offline) {
    const [what, then] = WHY[offline];
    banner.replaceChildren(Object.assign(document.createElement("strong"), { textContent: what }),
      ` You can go on. ${count(waiting.length)[0].toUpperCase()}${count(waiting.length).slice(1)} in this page and ${waiting.length === 1 ? "is" : "are"} ${then}`);
  }
  tell("waiting", waiting.length);
}

export function bindQueue() {
  addEventListener("online", () => { wait = FIRST_WAIT; next(); });
  addEventListener("visibilitychange", () => { if (!document.hidden) next(); });
  addEventListener("beforeunload", event => { if (waiting.length) event.preventDefault(); });
}
