/** Why a request fails. Whatever else is thrown while handling one is a mistake of ours, and answered as such. */
export class RequestError extends Error {
  /** Whether the editor shows it to the user at once, rather than where the answer would stand. */
  readonly showUser: boolean;

  /** @param message a sentence that says what is wrong and what to do. */
  constructor(message: string, { showUser = false } = {}) {
    super(message);
    this.name = 'RequestError';
    this.showUser = showUser;
  }

  /** One that the editor shows to the user at once. */
  static forUser(message: string): RequestError {
    return new RequestError(message, { showUser: true });
  }
}
