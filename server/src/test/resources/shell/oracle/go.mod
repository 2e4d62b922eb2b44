module taskfilels.test/shell-oracle

go 1.25.0

require mvdan.cc/sh/v3 v3.13.2-0.20260817215856-d6550df7ed8d
