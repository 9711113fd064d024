class HttpError extends Error {
  name = 'HttpError';
  status = 404;
  headers = { accept: ['a', 'b'] };
}
throw new HttpError('not found');
