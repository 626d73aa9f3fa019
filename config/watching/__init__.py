"""Watching: the number of each request, what the log says of it, and what is counted.

`request_ids` gives the number, `logs` writes it into every line and leaves out whatever a visitor sent, `middleware`
counts and times requests into `metrics`, and `views` hands that to Prometheus together with the `state` of the site.
"""
