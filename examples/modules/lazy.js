// Loaded by import(), so only programs that need it pay for it.
export const shout = (text) => `${text.toUpperCase()}!`;
