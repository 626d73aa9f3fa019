"""How many processes and threads serve a site; imports nothing, for who starts servers has no settings yet."""

WORKERS = 2  # one for each processor of a small machine
THREADS = 4  # a kept page takes 0.4 ms of a processor, another one 2 to 15; threads wait for the database and visitors
