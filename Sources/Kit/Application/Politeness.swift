import Database

/// Long work of the command line gives way to those who wait for a page: it runs whenever nobody else wants the processor.
package enum Politeness {
    /// To be called before any thread was started: on Linux each thread has its own priority and hands it on to those it starts.
    package static func giveWay() { QuietThread.giveWay() }
}
