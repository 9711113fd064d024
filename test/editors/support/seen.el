;;; What the tests say of what a person would see.  -*- lexical-binding: t -*-
(defun say (format &rest arguments)
  (princ (concat (apply #'format format arguments) "\n")))

(defun await (what condition)
  (let ((end (+ (float-time) 40)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (unless value
      (say "gave up waiting for %s" what)
      (kill-emacs 1))
    value))
