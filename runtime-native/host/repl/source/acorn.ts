/** acorn as a bundle of its own, which is not loaded before the prompt is there. */
export { Parser, parse, tokenizer, tokTypes } from 'acorn';
