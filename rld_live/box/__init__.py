"""What a machine on stage needs that nobody sits at: a service, its signs of life, its log lines, its show log."""
