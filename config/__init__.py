"""How the site is run: settings, URLs, middleware, health."""
