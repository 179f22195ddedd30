#!/bin/bash
# Trains the golden runs. Was run once, with the distribution of Continuo 0.1.0 (bin/continuo on PATH), in an empty folder.
# A run called NAME-stopped is interrupted in the middle of its adversarial phase; begun is killed before its first checkpoint.
set -eum
# The vector width and the BLAS kernels that every x86-64 processor has: the same bits on each of them.
export CONTINUO_JAVA_OPTS=-XX:MaxVectorSize=16 OPENBLAS_CORETYPE=Haswell

memory='corpus use starter
use representation quadruplet-levels generator c-rnn-memory units=8 depth=2 discriminator bi-lstm units=4 loss non-saturating'
paper='corpus use chords pieces=220 chords=40 seed=4
use representation quadruplet tones=1 scale=logarithmic generator c-rnn units=12 depth=2 range=4
use discriminator bi-lstm units=6 depth=2 loss feature-matching
use trainer adversarial optimiser=sgd score=squared anchor=0 freeze=0.7 batch=60 steps=32 growth=8 clip=5 averaging=0
set trainer.pretrain-rate=0.1 trainer.generator-rate=0.1 trainer.discriminator-rate=0.05 trainer.l2=0.0001'
next='corpus use blues choruses=3
use representation quadruplet tones=2 generator c-rnn units=12 depth=1
use trainer next-event batch=10 steps=32 growth=8 score=energy rate=0.005 averaging=0.9'

# Trains RUN and sends SIGNAL once its log has so many lines.
until_line() {
    run=$1 signal=$2 lines=$3
    continuo run "$run.continuo" 2>/dev/null &
    while [ ! -r "runs/$run/log.jsonl" ] || [ "$(wc -l <"runs/$run/log.jsonl")" -lt "$lines" ]; do sleep 0.02; done
    # The launcher becomes the JVM, so this is the JVM.
    kill "-$signal" $!
    wait $! || true
}

printf '%s\n' "$memory" 'use trainer adversarial batch=20 steps=24 growth=8 averaging=0 optimiser=sgd' \
    'set trainer.pretrain-rate=0.1 trainer.generator-rate=0.1 trainer.discriminator-rate=0.05' \
    'train --pretrain 6 --epochs 40 --seed 3 --threads 2 --name memory-stopped' >memory-stopped.continuo
printf '%s\n' "$memory" 'use trainer adversarial batch=20 steps=24 growth=8 averaging=0.9' \
    'train --pretrain 6 --epochs 6 --seed 11 --threads 2 --name begun' >begun.continuo
printf '%s\n' "$paper" 'train --pretrain 6 --epochs 15 --seed 5 --threads 2 --name paper' >paper.continuo
printf '%s\n' "$paper" 'use loss minimax' 'train --pretrain 4 --epochs 60 --seed 6 --threads 2 --name paper-stopped' >paper-stopped.continuo
printf '%s\n' "$next" 'train --pretrain 6 --epochs 8 --seed 7 --threads 2 --name next' >next.continuo
printf '%s\n' "$next" 'train --pretrain 4 --epochs 60 --seed 8 --threads 2 --name next-stopped' >next-stopped.continuo

continuo run paper.continuo
continuo run next.continuo
until_line memory-stopped INT 40
until_line paper-stopped INT 60
until_line next-stopped INT 60
until_line begun KILL 3
continuo -c 'runs list'
