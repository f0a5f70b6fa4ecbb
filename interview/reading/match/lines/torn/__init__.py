"""Labels, heads, figures and notes that narrow columns or low rows broke, cut or tore; whole again."""
