;;; What a person does with dape, and sees.  -*- lexical-binding: t -*-
;; From the environment: CONFIGURATION (a file), DAPE (its folder), PROGRAM (the file to debug).
(defun stopped () (dape--live-connection 'stopped t))
(defun stopped-at (line)
  (let ((connection (stopped)))
    (and connection
         (equal line (plist-get (dape--current-stack-frame connection) :line))
         connection)))
(defun say-frame (connection)
  (let ((frame (dape--current-stack-frame connection)))
    (say "at %s %d" (plist-get frame :name) (plist-get frame :line))))

(add-to-list 'load-path (getenv "DAPE"))
(setq dape-buffer-window-arrangement nil
      dape-start-hook '(dape-repl)
      dape-inlay-hints nil)
(load (getenv "CONFIGURATION") nil t t)
(require 'dape)

(find-file (getenv "PROGRAM"))
(goto-char (point-min))
(forward-line 1)
(dape-breakpoint-toggle)
(dape (dape--config-eval 'jstime nil))
(let ((connection (await "the breakpoint" (lambda () (stopped-at 2)))))
  (say-frame connection)
  (let (answer)
    (dape--with-request-bind
        ((&key result &allow-other-keys) error)
        (dape-request connection :evaluate
                      (list :expression "a + b" :context "repl"
                            :frameId (plist-get (dape--current-stack-frame connection) :id)))
      (setq answer (or error result)))
    (say "a + b is %s" (await "the value" (lambda () answer))))
  (dape-next connection)
  (setq connection (await "the step" (lambda () (stopped-at 3))))
  (say-frame connection)
  (dape-continue connection)
  (await "the end" (lambda () (not (dape--live-connection 'parent t)))))
(await "the output"
       (lambda ()
         (with-current-buffer "*dape-repl*"
           (goto-char (point-min))
           (and (search-forward "printed 3" nil t) (say "output printed 3") t))))
