"""The style of our html files: a page of a book, on screens and on paper, by day and by night."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --paper: light-dark(#fdfdfb, #16191d);
  --ink: light-dark(#1a1f26, #dfddd6); --ink-2: light-dark(#454d57, #b3b4b0);
  --rule: light-dark(#dcdcd4, #2b3036); --link: light-dark(#1f4d7a, #92bce8) }
html { background: var(--paper); color: var(--ink) }
body { margin: 0; font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style",
  "Palatino Linotype", "Noto Serif", "Noto Serif Hebrew", Cambria, Georgia, serif }
main { max-inline-size: 42rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem }
main.across { max-inline-size: 72rem } .across > :is(p, section) { max-inline-size: 42rem }
h1, h2, h3, h4, h5, h6 { font-weight: 400; line-height: 1.25; text-wrap: balance;
  margin-block: 2em .5em }
h1 { font-size: 1.9rem; margin-block-start: 0 } h2 { font-size: 1.4rem;
  border-block-start: 1px solid var(--ink); padding-block-start: .6em }
h3 { font-size: 1.2rem } h4, h5, h6 { font-size: 1.05rem; font-style: italic }
p { margin-block: .5em } .note { color: var(--ink-2) }
.small, footer, figcaption, caption, .no { font: .8125rem/1.45 "Segoe UI", "Noto Sans",
  "Noto Sans Hebrew", "Liberation Sans", system-ui, sans-serif; color: var(--ink-2) }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px }
a.rests { color: inherit; text-decoration-color: var(--rule) }
a.rests:hover { text-decoration-color: currentColor }
:target { outline: 2px solid var(--link); outline-offset: 4px }
.finding { margin-block: 1.2em }
blockquote { margin: .8em 0; padding-inline-start: 1em; border-inline-start: 2px solid var(--rule);
  break-inside: avoid }
blockquote p { margin: 0 } footer { margin-block-start: .2em }
.wide { overflow-x: auto } table { border-collapse: collapse; inline-size: 100%;
  font: .8125rem/1.4 "Segoe UI", "Noto Sans", "Noto Sans Hebrew", system-ui, sans-serif }
caption { text-align: start; padding-block: 1em .4em } th, td { text-align: start;
  padding: .3em .7em .3em 0; border-block-end: 1px solid var(--rule); vertical-align: baseline }
thead th { border-block-end-color: var(--ink) } tbody th { font-weight: 400 }
figure { margin: 1.5em 0; overflow-x: auto } figure svg { max-inline-size: 100%; block-size: auto;
  color: #1a1f26; background: #fff }
details { margin-block: .5em } summary { cursor: pointer }
@media print { html { font-size: 10pt } main, main.across { max-inline-size: none; padding: 0 }
  :root { color-scheme: light } h2, h3, h4 { break-after: avoid } @page { margin: 20mm } }
"""
