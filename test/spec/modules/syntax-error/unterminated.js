const a = `never
ends
