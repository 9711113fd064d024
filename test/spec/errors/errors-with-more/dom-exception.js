throw new DOMException('gone', 'NotFoundError');
