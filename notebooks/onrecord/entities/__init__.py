"""Who is who in an article: people, organisations, their descriptions, their source types, and what "he" stands for."""
