;;; What a person does with eglot, and sees.  -*- lexical-binding: t -*-
;; From the environment: CONFIGURATION (a file), PROGRAM (the file to edit).
(load (getenv "CONFIGURATION") nil t t)
(require 'eglot)
(setq eglot-sync-connect 20
      eglot-confirm-server-edits nil
      eglot-report-progress nil)
(find-file (getenv "PROGRAM"))
(apply #'eglot--connect (eglot--guess-contact))

(dolist (diagnostic (await "diagnostics" (lambda () (flymake-start) (flymake-diagnostics))))
  (say "diagnostic %d %s"
       (line-number-at-pos (flymake-diagnostic-beg diagnostic))
       (flymake-diagnostic-text diagnostic)))

(goto-char (point-min))
(search-forward "console.")
(pcase-let* ((`(,beg ,end ,table . ,_) (eglot-completion-at-point))
             (names (mapcar #'string-trim (all-completions (buffer-substring beg end) table))))
  (say "completion log %s, cookie %s" (and (member "log" names) t) (and (member "cookie" names) t)))

(goto-char (point-min))
(search-forward "\nadd")
(backward-char 1)
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (let ((text (substring-no-properties (await "the hover" (lambda () shown)))))
    (string-match "add(.*?)" text)
    (say "hover %s" (match-string 0 text))))

(xref-find-definitions (xref-backend-identifier-at-point 'eglot))
(await "the definition" (lambda () (equal (buffer-name) "util.js")))
(say "definition %s %d" (buffer-name) (line-number-at-pos))

(switch-to-buffer "main.js")
(goto-char (point-min))
(search-forward "\nadd")
(backward-char 1)
(eglot-rename "sum")
(goto-char (point-min))
(say "renamed %s" (buffer-substring (point) (line-end-position)))
(say "renamed %s" (with-current-buffer "util.js" (goto-char (point-min)) (forward-line 1) (buffer-substring (point) (line-end-position))))

(eglot-shutdown (eglot-current-server))
(dolist (buffer (buffer-list))
  (with-current-buffer buffer (set-buffer-modified-p nil)))
