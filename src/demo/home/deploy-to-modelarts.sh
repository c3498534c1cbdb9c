#!/bin/sh
# Stands for the script that deploys your model. It starts an update of a simulated service, as a change of the service's
# configuration at ModelArts would, and prints the update_time that ModelArts returns.
set -eu
curl -fsS -X POST "$SIMULATOR_URL/simulator/services/${1:?name of the service}/deploy" |
  sed 's/.*"update_time":"\([0-9]*\)".*/\1/'
