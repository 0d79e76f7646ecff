"""The pages: a frame, and one folder a stage.

A stage's folder is taken in by its name, with nothing to register. `web/coding/` may hold
- `urls.py` with `urlpatterns`; they are served under `/coding/` in the namespace `coding`, and the
  one named `index` is where the navigation bar leads;
- views, each declared with `@page(verb, methods…)` of `web.pages` and the verb's line in
  `access.permissions`; a view without a verb is refused;
- `templates/x.html`, rendered as `coding/x.html`, extending `frame/base.html`;
- `static/x.js`, in a template `{% static "coding/x.js" %}`.

A view gets `request.project`, `request.person` (`.id`, `.name`, `.role`) and `request.htmx`; it may
raise `Refused`, whose sentences become a page, and `Http404`.
"""
